import { Injectable } from '@nestjs/common';
import { hangup, say, TwimlBuilder } from '@centralita/twiml';
import { Config } from '../../platform/config/config';

const WORDS = {
  en: 'We are sorry, something went wrong on our side. Please try again in a few minutes.',
  es: 'Lo sentimos, algo ha fallado por nuestra parte. Inténtelo de nuevo en unos minutos.',
};

/** What a caller hears when all else fails. Made once, at boot: nothing can go wrong with it later. */
@Injectable()
export class SpokenApology {
  readonly twiml: string;

  constructor(config: Config, builder: TwimlBuilder) {
    this.twiml = builder.render([say(WORDS[config.spokenLanguage]), hangup()]);
  }
}
