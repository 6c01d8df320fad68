import type { Conference } from '../conferences/conference';
import { Participant, type HoldSound } from '../conferences/participant';
import type { Attributes } from './attributes';
import { conferenceCallbacks } from './conference-callbacks';
import { textOf, type TwimlElement } from './twiml-document';
import { FlowStopped, type VerbContext } from './verb-context';
import { wait } from './waiting';
import { pause } from './verbs/pause';
import { play } from './verbs/play';
import { redirect } from './verbs/redirect';
import { say } from './verbs/say';

/** Source: https://www.twilio.com/docs/voice/twiml/conference#waiturl */
const WAIT_VERBS = { Pause: pause, Play: play, Redirect: redirect, Say: say };
const MAX_PARTICIPANTS = 250;
const FOREVER_MS = 2 ** 31 - 1;

/**
 * `<Dial><Conference>`: waits with music until the conference begins, then talks with all who are there, until the call
 * leaves or is sent away. Source: https://www.twilio.com/docs/voice/twiml/conference
 */
export async function dialConference(
  noun: TwimlElement,
  dial: Attributes,
  context: VerbContext,
): Promise<Record<string, string>> {
  const { call, services } = context;
  const attributes = context.attributes(noun);
  const { accountSid } = call.details;
  const name = textOf(noun);
  if (name === '') {
    context.warn(13237, '<Dial><Conference> needs a name.', 'error');
    return { DialCallStatus: 'failed', DialBridged: 'false' };
  }
  await call.answer();
  if (call.isOver) return { DialCallStatus: 'answered' };
  const { conferences } = services;
  const conference = conferences.running(accountSid, name) ?? conferences.create(accountSid, name);
  const most = attributes.integer('maxParticipants', {
    otherwise: MAX_PARTICIPANTS,
    min: 1,
    max: MAX_PARTICIPANTS,
  });
  if (conference.participants.length >= most) {
    context.note('Dial', 'started', `conference ${name} is full`);
    return { DialCallStatus: 'failed', DialBridged: 'false' };
  }
  // The first who says where its events go is listened to.
  conference.listener ??= conferenceCallbacks(conference, attributes, context);

  const participant = new Participant(
    call,
    settingsOf(attributes),
    attributes.flag('muted'),
    (sound, over) => {
      void playOnHold(context, conference, sound, over);
    },
  );
  const star = new AbortController();
  const stopKeys = call.listen({
    digit: (digit) => {
      if (digit === '*' && dial.flag('hangupOnStar')) star.abort();
    },
  });
  const over = AbortSignal.any([participant.removed, star.signal]);
  const joinedAt = Date.now();
  conference.join(participant);
  try {
    await stay(context.until(over), conference, attributes, timeLimitMs(dial));
  } catch (error) {
    if (!(error instanceof FlowStopped)) throw error;
  } finally {
    stopKeys();
    conference.leave(participant);
  }
  return {
    DialCallStatus: 'answered',
    DialCallDuration: String(Math.round((Date.now() - joinedAt) / 1000)),
    ConferenceSid: conference.sid,
  };
}

/** Again and again, as while waiting. Source: https://www.twilio.com/docs/voice/api/conference-participant-resource#holdurl */
async function playOnHold(
  context: VerbContext,
  conference: Conference,
  sound: HoldSound,
  over: AbortSignal,
): Promise<void> {
  const parameters = () => ({ ConferenceSid: conference.sid, FriendlyName: conference.friendlyName });
  try {
    await wait(context, { ...sound, parameters, verbs: WAIT_VERBS, over });
  } catch (error) {
    if (!(error instanceof FlowStopped)) throw error;
  }
}

async function stay(
  context: VerbContext,
  conference: Conference,
  attributes: Attributes,
  limitMs: number,
): Promise<void> {
  const waitUrl = attributes.text('waitUrl');
  await wait(context, {
    url: waitUrl ? context.resolveUrl(waitUrl) : waitUrl,
    method: attributes.method('waitMethod'),
    parameters: () => ({ ConferenceSid: conference.sid, FriendlyName: conference.friendlyName }),
    verbs: WAIT_VERBS,
    over: conference.started.signal,
  });
  await context.wait(limitMs);
}

function settingsOf(attributes: Attributes): Participant['settings'] {
  const beep = (attributes.text('beep') ?? 'true').trim();
  const label = attributes.text('participantLabel');
  return {
    startOnEnter: attributes.flag('startConferenceOnEnter', true),
    endOnExit: attributes.flag('endConferenceOnExit'),
    beepsOnEnter: beep === 'true' || beep === 'onEnter',
    beepsOnExit: beep === 'true' || beep === 'onExit',
    ...(label ? { label } : {}),
  };
}

function timeLimitMs(dial: Attributes): number {
  const seconds = dial.integer('timeLimit', { otherwise: 14_400, min: 1, max: 24 * 3600 });
  return Math.min(FOREVER_MS, seconds * 1000);
}
