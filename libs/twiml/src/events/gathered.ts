import { CallEvent } from './call-event';
import { type EventChoice, eventChoice } from './event-source';
import { FromParam } from './from-param';
import { firstValue } from './params';
import { decimal, text } from './readers';

/** Keys pressed in a `<Gather>`. Source: https://www.twilio.com/docs/voice/twiml/gather#action */
export class GatheredDigits extends CallEvent {
  readonly kind = 'gathered-digits';

  /** Without the key that ended the input; empty where nothing was pressed (`actionOnEmptyResult`). */
  @FromParam('Digits', text)
  readonly digits!: string;

  /** The key that ended the input. */
  @FromParam('FinishedOnKey')
  readonly finishedOnKey?: string;
}

/** What was said in a `<Gather input="speech">`. */
export class GatheredSpeech extends CallEvent {
  readonly kind = 'gathered-speech';

  /** Empty where nothing was understood (`actionOnEmptyResult`). */
  @FromParam('SpeechResult', text)
  readonly speech!: string;

  /** 0 to 1; a hint, not a probability. */
  @FromParam('Confidence', decimal)
  readonly confidence?: number;
}

/** The result of a `<Gather>` that takes keys and speech. */
export const GatheredInput: EventChoice<GatheredDigits | GatheredSpeech> = eventChoice<
  GatheredDigits | GatheredSpeech
>('GatheredInput', [GatheredDigits, GatheredSpeech], (params) =>
  firstValue(params, 'SpeechResult') === undefined ? GatheredDigits : GatheredSpeech,
);
export type GatheredInput = GatheredDigits | GatheredSpeech;

/** What was recognised so far, told to `partialResultCallback`. */
export class PartialSpeech extends CallEvent {
  readonly kind = 'partial-speech';

  @FromParam('StableSpeechResult', text)
  readonly stableSpeech!: string;

  /** Still likely to change. */
  @FromParam('UnstableSpeechResult', text)
  readonly unstableSpeech!: string;

  @FromParam('Stability', decimal)
  readonly stability?: number;
}
