import { Injectable } from '@nestjs/common';
import type { RecordingSetting } from '../../domains/recordings/api/recording-settings';
import { Config } from '../../platform/config/config';
import { CALL_RECORDING_WORDS } from './call-recording-words';

/** What is said of a recording, in the language in which the server speaks. */
@Injectable()
export class RecordingWords {
  constructor(private readonly config: Config) {}

  of({ mode, text }: RecordingSetting): string {
    return text ?? CALL_RECORDING_WORDS[this.config.spokenLanguage][mode];
  }

  /** To somebody who is not asked: a text that asks for a key would mislead them. */
  announcement({ mode, text }: RecordingSetting): string {
    const own = mode === 'announce' ? text : undefined;
    return own ?? CALL_RECORDING_WORDS[this.config.spokenLanguage].announce;
  }
}
