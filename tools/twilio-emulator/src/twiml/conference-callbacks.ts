import type { Conference, ConferenceEvent, ConferenceListener } from '../conferences/conference';
import type { Participant } from '../conferences/participant';
import type { Attributes } from './attributes';
import type { VerbContext } from './verb-context';

/** The words of `statusCallbackEvent`. Source: https://www.twilio.com/docs/voice/twiml/conference#attributes-statusCallbackEvent */
const WORD_OF: Readonly<Record<ConferenceEvent, string>> = {
  'conference-start': 'start',
  'conference-end': 'end',
  'participant-join': 'join',
  'participant-leave': 'leave',
  'participant-mute': 'mute',
  'participant-unmute': 'mute',
  'participant-hold': 'hold',
  'participant-unhold': 'hold',
};

/** Tells a conference's events, one after another, in order; where nobody wants them, `undefined`. */
export function conferenceCallbacks(
  conference: Conference,
  attributes: Attributes,
  context: VerbContext,
): ConferenceListener | undefined {
  const callback = attributes.text('statusCallback');
  if (!callback) return undefined;
  const { webhooks, authTokenOf } = context.services;
  const url = context.resolveUrl(callback);
  const method = attributes.method('statusCallbackMethod');
  const wanted = new Set(attributes.words('statusCallbackEvent'));
  let sequenceNumber = 0;
  let last: Promise<unknown> = Promise.resolve();
  return {
    happened(event, participant) {
      if (!wanted.has(WORD_OF[event])) return;
      sequenceNumber += 1;
      const parameters = {
        AccountSid: conference.accountSid,
        ConferenceSid: conference.sid,
        FriendlyName: conference.friendlyName,
        StatusCallbackEvent: event,
        SequenceNumber: String(sequenceNumber),
        Timestamp: new Date().toUTCString().replace('GMT', '+0000'),
        ...(event === 'conference-end' ? endOf(conference) : aboutOf(participant)),
      };
      const authToken = authTokenOf(conference.accountSid);
      const callSid = participant?.call.sid ?? context.call.sid;
      last = last.then(() =>
        webhooks.send({ purpose: 'status-callback', method, url, parameters, authToken, callSid }),
      );
    },
  };
}

function aboutOf(participant: Participant | undefined): Record<string, string> {
  if (!participant) return {};
  const { call, settings, isMuted, isHeld } = participant;
  return {
    CallSid: call.sid,
    Muted: String(isMuted),
    Hold: String(isHeld),
    Coaching: 'false',
    StartConferenceOnEnter: String(settings.startOnEnter),
    EndConferenceOnExit: String(settings.endOnExit),
    ...(settings.label === undefined ? {} : { ParticipantLabel: settings.label }),
  };
}

function endOf({ endedBecause, callSidEnding }: Conference): Record<string, string> {
  return {
    ReasonConferenceEnded: endedBecause ?? '',
    ...(callSidEnding === undefined ? {} : { CallSidEndingConference: callSidEnding }),
  };
}
