import { E164 } from '@centralita/shared-types';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock';
import { Config } from '../../../platform/config/config';
import { ASSISTANT_WORDS, type AssistantSentence, type PartOfDay } from '../assistant-words';

export type { AssistantSentence };

/** Languages that the assistant speaks. */
export type AssistantLanguage = keyof typeof ASSISTANT_WORDS;

/** What the assistant says, in the language of the configuration where no other is asked for. */
@Injectable()
export class AssistantSpeech {
  constructor(
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  get language(): AssistantLanguage {
    return this.config.spokenLanguage;
  }

  sentence(name: AssistantSentence, language = this.language): string {
    return ASSISTANT_WORDS[language].sentences[name];
  }

  /** By the hour, and by whether the caller shows a number: a number proves nothing about who calls. */
  greeting(from: string): string {
    const { greetings } = ASSISTANT_WORDS[this.config.spokenLanguage];
    const hidden = E164.test(from) ? [] : [this.sentence('hidden')];
    return [greetings[this.#partOfDay()], ...hidden, this.sentence('welcome')].join(' ');
  }

  #partOfDay(): PartOfDay {
    const { begins } = ASSISTANT_WORDS[this.config.spokenLanguage];
    const { timeZone } = this.config;
    const hour = Number(
      new Intl.DateTimeFormat('en-GB', {
        hour: 'numeric',
        hourCycle: 'h23',
        ...(timeZone && { timeZone }),
      }).format(this.clock.now()),
    );
    if (hour < begins.morning || hour >= begins.evening) return 'evening';
    return hour < begins.afternoon ? 'morning' : 'afternoon';
  }
}
