import { CallEvent } from './call-event';
import { FromParam } from './from-param';
import { count, oneOf, text } from './readers';

/** `ended`: our program let go; `completed`: the caller hung up; `failed`: the connection broke. */
export const RELAY_STATUSES = ['ended', 'completed', 'failed'] as const;
export type RelayStatus = (typeof RELAY_STATUSES)[number] | 'unknown';

/**
 * A conversation over a WebSocket is over. Goes to `<Connect>`'s `action`.
 *
 * Source: https://www.twilio.com/docs/voice/twiml/connect/conversationrelay#connect-action-url-callback
 */
export class RelayFinished extends CallEvent {
  readonly kind = 'relay-finished';

  @FromParam('SessionId', text)
  readonly sessionId!: string;

  @FromParam('SessionStatus', oneOf(RELAY_STATUSES))
  readonly sessionStatus!: RelayStatus;

  /** Seconds that the session lasted. */
  @FromParam('SessionDuration', count)
  readonly durationSec?: number;

  /** What our program gave along when it let go. */
  @FromParam('HandoffData')
  readonly handoffData?: string;

  /** Twilio's code of what broke, such as 64105. */
  @FromParam('ErrorCode', count)
  readonly errorCode?: number;

  @FromParam('ErrorMessage')
  readonly errorMessage?: string;
}
