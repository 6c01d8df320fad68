import { Injectable } from '@nestjs/common';
import type { ConferenceContext } from 'twilio/lib/rest/api/v2010/account/conference.js';
import type {
  ParticipantContext,
  ParticipantContextUpdateOptions,
} from 'twilio/lib/rest/api/v2010/account/conference/participant.js';
import type Twilio from 'twilio/lib/rest/Twilio.js';
import type { TokenLogin } from '../../domains/accounts/ports/access-tokens';
import { CallRooms, type InvitedSide } from '../../domains/calls/ports/call-rooms';
import { ProviderError } from '../../platform/errors/provider-error';
import { TwilioClients } from './twilio-clients';
import { NOT_IN_PROGRESS, twilioError } from './twilio-error';

const RING_TIMEOUT_SEC = 30;
const PROGRESS = ['answered', 'completed'];

/**
 * Rooms are conferences, by the official client: of one name at most one goes on.
 * Source: https://www.twilio.com/docs/voice/api/conference-participant-resource
 */
@Injectable()
export class TwilioCallRooms extends CallRooms {
  constructor(private readonly clients: TwilioClients) {
    super();
  }

  hold(login: TokenLogin, room: string, callSid: string, soundUrl: string): Promise<boolean> {
    return this.#change(login, room, callSid, { hold: true, holdUrl: soundUrl, holdMethod: 'GET' });
  }

  async isHeld(login: TokenLogin, room: string, callSid: string): Promise<boolean> {
    const one = await this.#participant(login, room, callSid, (participant) => participant.fetch());
    return one?.hold === true;
  }

  resume(login: TokenLogin, room: string, callSid: string): Promise<boolean> {
    return this.#change(login, room, callSid, { hold: false });
  }

  async invite(
    login: TokenLogin,
    room: string,
    { from, to, timeLimitSec, progressUrl }: InvitedSide,
  ): Promise<string> {
    const options = {
      ...{ from, to, timeout: RING_TIMEOUT_SEC, beep: 'false', endConferenceOnExit: false },
      ...(timeLimitSec !== undefined && { timeLimit: timeLimitSec }),
      ...(progressUrl !== undefined && { statusCallback: progressUrl, statusCallbackEvent: PROGRESS }),
    };
    // By its SID: where none of that name goes on, Twilio makes a new one. Source: https://www.twilio.com/docs/voice/conference
    const invited = await this.#inProgress(login, room, (conference) =>
      conference.participants.create(options),
    );
    if (!invited) throw new ProviderError({ code: 'twilio/not-found', detail: 'The call is over.' });
    return invited.callSid;
  }

  async isThere(login: TokenLogin, room: string, callSid: string): Promise<boolean> {
    const one = await this.#participant(login, room, callSid, (participant) => participant.fetch());
    return one?.status === 'connected';
  }

  async remove(login: TokenLogin, _room: string, callSid: string): Promise<void> {
    try {
      await this.#ask(login, (client) => client.calls(callSid).update({ status: 'completed' }));
    } catch (error) {
      if (!(error instanceof ProviderError) || error.providerCode !== NOT_IN_PROGRESS) throw error;
    }
  }

  async handOver(
    login: TokenLogin,
    room: string,
    { from, to }: { from: string; to: string },
  ): Promise<boolean> {
    try {
      if (!(await this.#change(login, room, to, { endConferenceOnExit: true }))) return false;
      await this.#change(login, room, from, { endConferenceOnExit: false });
    } catch (error) {
      // Twilio may have done what it did not answer.
      for (const [side, endConferenceOnExit] of [
        [from, true],
        [to, false],
      ] as const)
        await this.#change(login, room, side, { endConferenceOnExit }).catch(() => undefined);
      throw error;
    }
    return true;
  }

  async #change(
    login: TokenLogin,
    room: string,
    callSid: string,
    change: ParticipantContextUpdateOptions,
  ): Promise<boolean> {
    return Boolean(
      await this.#participant(login, room, callSid, (participant) => participant.update(change)),
    );
  }

  /** @returns undefined where they are not there */
  #participant<T>(
    login: TokenLogin,
    room: string,
    callSid: string,
    ask: (participant: ParticipantContext) => Promise<T>,
  ): Promise<T | undefined> {
    return this.#inProgress(login, room, (conference) => ask(conference.participants(callSid)));
  }

  /** @returns undefined where it does not go on */
  #inProgress<T>(
    login: TokenLogin,
    friendlyName: string,
    ask: (conference: ConferenceContext) => Promise<T>,
  ): Promise<T | undefined> {
    return this.#ask(login, async (client) => {
      const [room] = await client.conferences.list({ friendlyName, status: 'in-progress', limit: 1 });
      return room && ask(client.conferences(room.sid));
    });
  }

  /** @returns undefined where Twilio has no such thing */
  async #ask<T>(login: TokenLogin, ask: (client: Twilio) => Promise<T>): Promise<T | undefined> {
    const { accountSid, apiKeySid: username, apiKeySecret: password, region } = login;
    const client = await this.clients.for({ accountSid, username, password, region });
    try {
      return await ask(client);
    } catch (error) {
      const told = twilioError(error);
      if (told instanceof ProviderError && told.code === 'twilio/not-found') return undefined;
      throw told;
    }
  }
}
