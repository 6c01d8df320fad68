import { CallEvent } from './call-event';
import { FromParam } from './from-param';
import { count } from './readers';

/**
 * A `<Record>` has ended: by a key, by silence, or because the caller hung up. Goes to its `action`.
 *
 * Source: https://www.twilio.com/docs/voice/twiml/record#action
 */
export class RecordingFinished extends CallEvent {
  readonly kind = 'recording-finished';

  /** Needs the account's credentials to be fetched, and may not be there yet. */
  @FromParam('RecordingUrl')
  readonly recordingUrl?: string;

  @FromParam('RecordingDuration', count)
  readonly durationSec?: number;

  /** The key that ended it; `hangup` where the caller hung up. */
  @FromParam('Digits')
  readonly endedBy?: string;
}
