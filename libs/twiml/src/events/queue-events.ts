import { IsOptional, Matches } from 'class-validator';
import { CallEvent } from './call-event';
import { FromParam } from './from-param';
import { count, oneOf } from './readers';

const QUEUE_SID = /^QU[0-9a-f]{32}$/;
const queueSidShape = { message: 'must be QU and 32 hex digits' };

/** A caller waits in a queue and hears what the step answers. Goes to `<Enqueue>`'s `waitUrl`. */
export class QueueWait extends CallEvent {
  readonly kind = 'queue-wait';

  @FromParam('QueueSid')
  @IsOptional()
  @Matches(QUEUE_SID, queueSidShape)
  readonly queueSid?: string;

  /** Place in the queue; 1 is next. */
  @FromParam('QueuePosition', count)
  readonly position?: number;

  /** Seconds waited so far. */
  @FromParam('QueueTime', count)
  readonly waitedSec?: number;

  /** Average waiting time of those now in the queue, in seconds. */
  @FromParam('AvgQueueTime', count)
  readonly averageWaitSec?: number;

  /** Callers now in the queue. */
  @FromParam('CurrentQueueSize', count)
  readonly queueSize?: number;

  @FromParam('MaxQueueSize', count)
  readonly maxQueueSize?: number;
}

/** Source: https://www.twilio.com/docs/voice/twiml/enqueue#queueresult-values */
export const QUEUE_RESULTS = [
  'bridged',
  'bridging-in-process',
  'error',
  'hangup',
  'leave',
  'queue-full',
  'redirected',
  'redirected-from-bridged',
  'system-error',
] as const;
export type QueueResult = (typeof QUEUE_RESULTS)[number] | 'unknown';

/** A caller has left a queue, or was never let in. Goes to `<Enqueue>`'s `action`. */
export class EnqueueFinished extends CallEvent {
  readonly kind = 'enqueue-finished';

  @FromParam('QueueResult', oneOf(QUEUE_RESULTS))
  readonly queueResult!: QueueResult;

  /** Absent where the call was never in the queue. */
  @FromParam('QueueSid')
  @IsOptional()
  @Matches(QUEUE_SID, queueSidShape)
  readonly queueSid?: string;

  /** Seconds waited. */
  @FromParam('QueueTime', count)
  readonly waitedSec?: number;
}

/** A waiting caller is about to be connected and hears what the step answers. Goes to `<Queue>`'s `url`. */
export class QueueConnecting extends CallEvent {
  readonly kind = 'queue-connecting';

  @FromParam('QueueSid')
  @IsOptional()
  @Matches(QUEUE_SID, queueSidShape)
  readonly queueSid?: string;

  /** Seconds waited. */
  @FromParam('QueueTime', count)
  readonly waitedSec?: number;

  /** The call that takes the caller out of the queue. */
  @FromParam('DequeingCallSid')
  readonly dequeuingCallSid?: string;
}
