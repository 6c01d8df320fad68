import { E164 } from '@centralita/shared-types';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock';
import { Config } from '../../platform/config/config';
import { ASSISTANT_WORDS, type AssistantSentence, type PartOfDay } from './assistant-words';

/** Twilio speaks 4,096 characters at most, and a caller listens to far fewer. */
const SPOKEN_MAX = 1_500;

/** What the assistant says, in the language of the configuration. */
@Injectable()
export class AssistantSpeech {
  constructor(
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  sentence(name: AssistantSentence): string {
    return ASSISTANT_WORDS[this.config.spokenLanguage].sentences[name];
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

/** An answer as it can be spoken: links by their words, without marks of Markdown, and no longer than one listens to. */
export function spoken(text: string): string {
  const plain = text
    .replace(/!?\[([^\]]*)\]\([^)\s]*\)/g, '$1')
    .replace(/https?:\/\/\S+/g, '')
    .replace(/^\s*(#+|[-*•]|\d+[.)])\s+/gm, '')
    .replace(/[*_`~|<>]+/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  if (plain.length <= SPOKEN_MAX) return plain;
  const cut = plain.slice(0, SPOKEN_MAX);
  const end = Math.max(cut.lastIndexOf('. '), cut.lastIndexOf('? '), cut.lastIndexOf('! '));
  return end > 0 ? cut.slice(0, end + 1) : `${cut.slice(0, cut.lastIndexOf(' '))}…`;
}
