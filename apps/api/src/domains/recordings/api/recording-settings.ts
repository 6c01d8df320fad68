import { KEEP_RECORDINGS_DAYS } from '@centralita/shared-types/rules';
import { Injectable } from '@nestjs/common';
import { NumberFlows } from '../../number-flows/api/number-flows';

/** Id of the flow under which a number's settings of recording stand. */
export const CALL_RECORDING = 'call-recording';

/** How calls of a number are recorded. */
export interface RecordingSetting {
  /** Callers are told, or have to agree by a key. */
  mode: 'announce' | 'consent';
  /** In which what is said is spoken; undefined: in that of the server. */
  language: 'en' | 'es' | undefined;
  /** What is said; undefined: the words of the flow. */
  text: string | undefined;
  keepDays: number;
  /** What is said is written down by speech recognition. */
  transcribe: boolean;
}

/** Which numbers' calls are recorded. */
@Injectable()
export class RecordingSettings {
  constructor(private readonly numbers: NumberFlows) {}

  /** @param number E.164. @returns undefined where its calls are not recorded */
  of(number: string): RecordingSetting | undefined {
    const options = this.numbers.optionsOf(number, CALL_RECORDING);
    if (options?.mode !== 'announce' && options?.mode !== 'consent') return undefined;
    const { mode, announcement: text, keepDays = KEEP_RECORDINGS_DAYS, transcribe = false } = options;
    const language = options.language === 'server' ? undefined : options.language;
    return { mode, language, text, keepDays, transcribe };
  }
}
