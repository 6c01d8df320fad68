import { say, type Say } from '@centralita/twiml';
import { Injectable } from '@nestjs/common';
import type { RecordingSetting } from '../../domains/recordings/api/recording-settings';
import { Config } from '../../platform/config/config';
import { VOICES } from '../../platform/speech/voices';
import { CALL_RECORDING_WORDS } from './call-recording-words';

/** What is said of a recording, in the language that the number has for it: its own text, or else ours in that language. */
@Injectable()
export class RecordingWords {
  constructor(private readonly config: Config) {}

  of({ mode, text, language }: RecordingSetting): Say {
    return this.#said(text ?? CALL_RECORDING_WORDS[language ?? this.config.spokenLanguage][mode], language);
  }

  /** To somebody who is not asked: a text that asks for a key would mislead them. */
  announcement({ mode, text, language }: RecordingSetting): Say {
    const own = mode === 'announce' ? text : undefined;
    return this.#said(own ?? CALL_RECORDING_WORDS[language ?? this.config.spokenLanguage].announce, language);
  }

  /** The server's own voice speaks the server's language only. */
  #said(text: string, language = this.config.spokenLanguage): Say {
    return say(text, language === this.config.spokenLanguage ? {} : VOICES[language]);
  }
}
