import { IsOptional, Matches } from 'class-validator';
import { CallEvent } from './call-event';
import { FromParam } from './from-param';
import { count, flag, oneOf, text } from './readers';

const CONFERENCE_SID = /^CF[0-9a-f]{32}$/;

/** Source: https://www.twilio.com/docs/voice/twiml/conference#statuscallbackevent */
export const CONFERENCE_CHANGES = [
  'conference-start',
  'conference-end',
  'participant-join',
  'participant-leave',
  'participant-mute',
  'participant-unmute',
  'participant-hold',
  'participant-unhold',
  'participant-modify',
  'participant-speech-start',
  'participant-speech-stop',
  'announcement-end',
  'announcement-fail',
] as const;
export type ConferenceChange = (typeof CONFERENCE_CHANGES)[number] | 'unknown';

/** A caller waits for a conference to begin and hears what the step answers. Goes to `<Conference>`'s `waitUrl`. */
export class ConferenceWait extends CallEvent {
  readonly kind = 'conference-wait';
}

/** Something happened in a conference. Goes to `<Conference>`'s `statusCallback`; the step's answer is ignored. */
export class ConferenceChanged extends CallEvent {
  readonly kind = 'conference-changed';

  @FromParam('StatusCallbackEvent', oneOf(CONFERENCE_CHANGES))
  readonly change!: ConferenceChange;

  @FromParam('ConferenceSid')
  @IsOptional()
  @Matches(CONFERENCE_SID, { message: 'must be CF and 32 hex digits' })
  readonly conferenceSid?: string;

  /** The conference's name. */
  @FromParam('FriendlyName', text)
  readonly conferenceName!: string;

  @FromParam('ParticipantLabel')
  readonly participantLabel?: string;

  @FromParam('SequenceNumber', count)
  readonly sequenceNumber?: number;

  @FromParam('Muted', flag)
  readonly muted?: boolean;

  @FromParam('Hold', flag)
  readonly onHold?: boolean;
}
