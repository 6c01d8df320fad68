import { Inject, Injectable } from '@nestjs/common';
import type { Gather, GatherPrompt } from '../core/gather';
import { renderTwiml } from '../core/render';
import type { Say } from '../core/say';
import type { VoiceVerb } from '../core/verbs';
import { TWIML_OPTIONS } from './twiml-options-token';
import type { TwimlOptions } from './twiml-options';

/** Turns verbs into a TwiML document: the defaults, then XML. */
@Injectable()
export class TwimlBuilder {
  constructor(@Inject(TWIML_OPTIONS) private readonly options: TwimlOptions) {}

  /** The verbs as they will be rendered. Transforms are for answers of flows: `FlowRunner` applies them. */
  complete(verbs: readonly VoiceVerb[]): readonly VoiceVerb[] {
    return verbs.map((verb) => this.withDefaults(verb));
  }

  /** The TwiML document, without transforms. */
  render(verbs: readonly VoiceVerb[]): string {
    return renderTwiml(this.complete(verbs));
  }

  private withDefaults(verb: VoiceVerb): VoiceVerb {
    if (verb.tag === 'Say') return this.spoken(verb);
    if (verb.tag === 'Gather') return this.gathering(verb);
    return verb;
  }

  /**
   * A voice speaks one language: what is said in another is left to Twilio's own voice for it, since a pair that does not fit
   * may not be spoken. Source: https://www.twilio.com/docs/voice/twiml/say
   */
  private spoken(verb: Say): Say {
    const language = verb.attributes.language ?? this.options.language;
    const usual = language === this.options.language ? this.options.voice : undefined;
    const voice = verb.attributes.voice ?? usual;
    if (voice === verb.attributes.voice && language === verb.attributes.language) return verb;
    return Object.freeze({ ...verb, attributes: Object.freeze({ ...verb.attributes, voice, language }) });
  }

  private gathering(verb: Gather): Gather {
    const language = verb.attributes.language ?? (hearsSpeech(verb) ? this.options.language : undefined);
    const children = verb.children.map((prompt): GatherPrompt =>
      prompt.tag === 'Say' ? this.spoken(prompt) : prompt,
    );
    return Object.freeze({
      ...verb,
      attributes: language ? Object.freeze({ ...verb.attributes, language }) : verb.attributes,
      children: Object.freeze(children),
    });
  }
}

const hearsSpeech = (verb: Gather): boolean => verb.attributes.input?.includes('speech') ?? false;
