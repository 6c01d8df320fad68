import type { AccountStore } from '../../accounts/account-store';
import type { VoiceEngine } from '../../calls/voice-engine';
import type { Conference } from '../../conferences/conference';
import type { ConferenceStore } from '../../conferences/conference-store';
import { page } from '../paging';
import { type Resource, type RestRequest, rfc2822 } from '../resource';
import { invalid, notFound } from '../rest-error';
import { participantsResource } from './participants';

/** `/Conferences.json`: https://www.twilio.com/docs/voice/api/conference-resource */
export function conferencesResource(
  conferences: ConferenceStore,
  accounts: AccountStore,
  engine: VoiceEngine,
): Resource {
  const find = (request: RestRequest, sid = request.sid): Conference => {
    const conference = conferences.get(sid);
    if (conference?.accountSid !== request.caller.account.sid) throw notFound(request.path);
    return conference;
  };
  return {
    list: ({ caller, path, query }) => {
      const own = conferences
        .ofAccount(caller.account.sid)
        .reverse()
        .filter((conference) => passes(conference, query));
      return { status: 200, body: page('conferences', own, path, query, serialize) };
    },
    fetch: (request) => ({ status: 200, body: serialize(find(request)) }),
    update: (request) => {
      const conference = find(request);
      const status = request.form.text('Status');
      if (status !== undefined && status !== 'completed')
        throw invalid(20001, `Status may be completed, not ${status}`);
      if (status === 'completed') conference.end('conference-ended-via-api');
      return { status: 200, body: serialize(conference) };
    },
    parts: {
      Participants: participantsResource({
        conferences,
        accounts,
        engine,
        conferenceOf: (request) => find(request, request.parentSid),
      }),
    },
  };
}

function passes({ friendlyName, status }: Conference, query: URLSearchParams): boolean {
  const equal: [string, string][] = [
    ['FriendlyName', friendlyName],
    ['Status', status],
  ];
  return equal.every(([name, value]) => query.get(name) === null || query.get(name) === value);
}

function serialize(conference: Conference): Record<string, unknown> {
  const uri = `/2010-04-01/Accounts/${conference.accountSid}/Conferences/${conference.sid}`;
  return {
    sid: conference.sid,
    account_sid: conference.accountSid,
    friendly_name: conference.friendlyName,
    status: conference.status,
    region: 'us1',
    reason_conference_ended: conference.endedBecause ?? null,
    call_sid_ending_conference: conference.callSidEnding ?? null,
    api_version: '2010-04-01',
    date_created: rfc2822(conference.createdAt),
    date_updated: rfc2822(conference.updatedAt),
    uri: `${uri}.json`,
    subresource_uris: { participants: `${uri}/Participants.json`, recordings: `${uri}/Recordings.json` },
  };
}
