import { Inject, Injectable } from '@nestjs/common';
import type { Gather, GatherPrompt } from '../core/gather';
import { renderTwiml } from '../core/render';
import type { Say } from '../core/say';
import type { VoiceVerb } from '../core/verbs';
import type { ReplyContext } from './reply-transform';
import { ReplyTransforms } from './reply-transforms';
import { TWIML_OPTIONS } from './twiml-options-token';
import type { TwimlOptions } from './twiml-options';

/** Turns verbs into a TwiML document: transforms first, then the defaults, then XML. */
@Injectable()
export class TwimlBuilder {
  constructor(
    @Inject(TWIML_OPTIONS) private readonly options: TwimlOptions,
    private readonly transforms: ReplyTransforms,
  ) {}

  /** The verbs as they will be rendered. Without a context no transform is applied. */
  complete(verbs: readonly VoiceVerb[], context?: ReplyContext): readonly VoiceVerb[] {
    const transformed = context ? this.transforms.apply(verbs, context) : verbs;
    return transformed.map((verb) => this.withDefaults(verb));
  }

  /** The TwiML document. Without a context no transform is applied. */
  render(verbs: readonly VoiceVerb[], context?: ReplyContext): string {
    return renderTwiml(this.complete(verbs, context));
  }

  private withDefaults(verb: VoiceVerb): VoiceVerb {
    if (verb.tag === 'Say') return this.spoken(verb);
    if (verb.tag === 'Gather') return this.gathering(verb);
    return verb;
  }

  private spoken(verb: Say): Say {
    const voice = verb.attributes.voice ?? this.options.voice;
    const language = verb.attributes.language ?? this.options.language;
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
