import type { AccountStore } from '../../accounts/account-store';
import type { VoiceEngine } from '../../calls/voice-engine';
import type { Conference } from '../../conferences/conference';
import type { ConferenceStore } from '../../conferences/conference-store';
import type { HoldSound, Participant } from '../../conferences/participant';
import { page } from '../paging';
import { type Resource, type RestRequest, rfc2822 } from '../resource';
import { invalid, notFound } from '../rest-error';
import { readOutgoingCall } from './call-requests';

interface ParticipantServices {
  conferences: ConferenceStore;
  accounts: AccountStore;
  engine: VoiceEngine;
  conferenceOf: (request: RestRequest) => Conference;
}

/** Attributes of `<Conference>` by the parameters of the request. */
const ATTRIBUTES = {
  StartConferenceOnEnter: 'startConferenceOnEnter',
  EndConferenceOnExit: 'endConferenceOnExit',
  Muted: 'muted',
  Beep: 'beep',
  WaitUrl: 'waitUrl',
  WaitMethod: 'waitMethod',
  MaxParticipants: 'maxParticipants',
  Label: 'participantLabel',
  ConferenceStatusCallback: 'statusCallback',
  ConferenceStatusCallbackMethod: 'statusCallbackMethod',
} as const;

/** `/Conferences/:sid/Participants.json`: https://www.twilio.com/docs/voice/api/conference-participant-resource */
export function participantsResource({
  conferences,
  accounts,
  engine,
  conferenceOf,
}: ParticipantServices): Resource {
  const find = (request: RestRequest): { conference: Conference; participant: Participant } => {
    const conference = conferenceOf(request);
    const participant = conference.participants.find(
      ({ call, settings }) => call.sid === request.sid || settings.label === request.sid,
    );
    if (!participant) throw notFound(request.path);
    return { conference, participant };
  };
  return {
    list: (request) => {
      const conference = conferenceOf(request);
      const shown = conference.participants.filter((one) => passes(one, request.query));
      const view = (one: Participant): Record<string, unknown> => serialize(conference, one);
      return { status: 200, body: page('participants', shown, request.path, request.query, view) };
    },
    /** Calls somebody, who is in the conference once the call is answered. */
    create: (request) => {
      const { form, caller } = request;
      const accountSid = caller.account.sid;
      const name = decodeURIComponent(request.parentSid);
      const running = conferences.running(accountSid, name);
      if (!running && /^CF[0-9a-f]{32}$/.test(name)) throw notFound(request.path);
      const conference = running ?? conferences.create(accountSid, name);
      const joining = form.with('Twiml', conferenceTwiml(conference.friendlyName, request));
      const call = engine.create(readOutgoingCall(joining, accountSid, accounts).request);
      return {
        status: 201,
        body: view(conference, call.sid, { label: form.text('Label') ?? null, status: 'queued' }),
      };
    },
    fetch: (request) => {
      const { conference, participant } = find(request);
      return { status: 200, body: serialize(conference, participant) };
    },
    update: (request) => {
      const { conference, participant } = find(request);
      const muted = flag(request, 'Muted');
      const hold = flag(request, 'Hold');
      participant.settings.endOnExit = flag(request, 'EndConferenceOnExit') ?? participant.settings.endOnExit;
      conference.change(participant, {
        ...(muted === undefined ? {} : { muted }),
        ...(hold === undefined ? {} : { hold, holdSound: holdSound(request) }),
      });
      return { status: 200, body: serialize(conference, participant) };
    },
    remove: (request) => {
      find(request).participant.remove();
      return { status: 204 };
    },
  };
}

function conferenceTwiml(name: string, { form }: RestRequest): string {
  const attributes = Object.entries(ATTRIBUTES).flatMap(([parameter, attribute]) => {
    const value = form.text(parameter);
    return value === undefined ? [] : [`${attribute}="${escaped(value)}"`];
  });
  const events = form.list('ConferenceStatusCallbackEvent').join(' ');
  if (events !== '') attributes.push(`statusCallbackEvent="${escaped(events)}"`);
  return `<Response><Dial><Conference ${attributes.join(' ')}>${escaped(name)}</Conference></Dial></Response>`;
}

function escaped(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
  };
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? '');
}

/** Source: https://www.twilio.com/docs/voice/api/conference-participant-resource#holdurl, fetched by GET unless told */
function holdSound({ form }: RestRequest): HoldSound | undefined {
  const url = form.text('HoldUrl');
  if (url === undefined || url === '') return undefined;
  if (!URL.canParse(url)) throw invalid(20001, `HoldUrl must be a URL, not ${url}`);
  return { url, method: form.text('HoldMethod')?.toUpperCase() === 'POST' ? 'POST' : 'GET' };
}

function flag({ form }: RestRequest, name: string): boolean | undefined {
  const value = form.text(name)?.toLowerCase();
  if (value === undefined || value === '') return undefined;
  if (value !== 'true' && value !== 'false')
    throw invalid(20001, `${name} must be true or false, not ${value}`);
  return value === 'true';
}

function passes({ isMuted, isHeld }: Participant, query: URLSearchParams): boolean {
  const equal: [string, boolean][] = [
    ['Muted', isMuted],
    ['Hold', isHeld],
  ];
  return equal.every(([name, value]) => query.get(name) === null || query.get(name) === String(value));
}

function serialize(conference: Conference, participant: Participant): Record<string, unknown> {
  const { call, settings, isMuted, isHeld, joinedAt } = participant;
  return view(conference, call.sid, {
    label: settings.label ?? null,
    muted: isMuted,
    hold: isHeld,
    start_conference_on_enter: settings.startOnEnter,
    end_conference_on_exit: settings.endOnExit,
    status: 'connected',
    date_created: rfc2822(joinedAt),
    date_updated: rfc2822(conference.updatedAt),
  });
}

function view(
  conference: Conference,
  callSid: string,
  more: Record<string, unknown>,
): Record<string, unknown> {
  const now = rfc2822(new Date());
  return {
    account_sid: conference.accountSid,
    conference_sid: conference.sid,
    call_sid: callSid,
    call_sid_to_coach: null,
    coaching: false,
    muted: false,
    hold: false,
    start_conference_on_enter: true,
    end_conference_on_exit: false,
    queue_time: '0',
    date_created: now,
    date_updated: now,
    uri: `/2010-04-01/Accounts/${conference.accountSid}/Conferences/${conference.sid}/Participants/${callSid}.json`,
    ...more,
  };
}
