import type { LanguageTag } from '@centralita/twiml';
import { Injectable } from '@nestjs/common';
import { Config } from '../../../platform/config/config';
import type { AssistantLanguage } from './assistant-speech';

/** Where the configuration speaks the other language. */
const USUAL: Readonly<Record<AssistantLanguage, LanguageTag>> = { en: 'en-US', es: 'es-ES' };

/** The tags of the languages that the assistant speaks: the configured one as it is configured. */
@Injectable()
export class RelayTags {
  constructor(private readonly config: Config) {}

  get all(): Readonly<Record<AssistantLanguage, LanguageTag>> {
    return { ...USUAL, [this.config.spokenLanguage]: this.config.voiceLanguage as LanguageTag };
  }
}
