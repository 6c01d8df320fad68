import type { MediaClock } from '../media/media-clock';
import { Conference } from './conference';

const KEPT_CONFERENCES = 500;

/** The conferences of all accounts, oldest first; of one name, at most one is not over. */
export class ConferenceStore {
  private readonly conferences = new Map<string, Conference>();

  constructor(private readonly clock: MediaClock) {}

  ofAccount(accountSid: string): Conference[] {
    return [...this.conferences.values()].filter((conference) => conference.accountSid === accountSid);
  }

  get(sid: string): Conference | undefined {
    return this.conferences.get(sid);
  }

  running(accountSid: string, nameOrSid: string): Conference | undefined {
    return this.ofAccount(accountSid).find(
      ({ friendlyName, sid, isOver }) => !isOver && (friendlyName === nameOrSid || sid === nameOrSid),
    );
  }

  create(accountSid: string, friendlyName: string): Conference {
    const conference = new Conference(accountSid, friendlyName, this.clock);
    this.conferences.set(conference.sid, conference);
    const oldest = [...this.conferences.values()].find(({ isOver }) => isOver);
    if (this.conferences.size > KEPT_CONFERENCES && oldest) this.conferences.delete(oldest.sid);
    return conference;
  }
}
