import { Injectable } from '@nestjs/common';
import { isKnownLanguage } from '../../platform/text/common-words';
import { Bot, type BotAnswer, type BotQuestion } from './ports/bot';
import { shortened } from './shortened';
import { SMALL_TALK, smallTalkOf } from './small-talk';

/** Answers with the words of the best article, and needs no network: the same question gets the same answer. */
@Injectable()
export class BuiltInBot extends Bot {
  readonly name = 'built-in';

  async answer({ text, language = 'en', passages }: BotQuestion): Promise<BotAnswer | undefined> {
    const talk = smallTalkOf(text);
    if (talk) {
      const said = SMALL_TALK[talk][isKnownLanguage(language) ? language : 'en'];
      return { text: said, ...(talk === 'person' && { handOver: true }) };
    }
    const [best] = passages;
    return Promise.resolve(best && { text: shortened(best.text) });
  }
}
