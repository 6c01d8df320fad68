import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { VoiceVerb } from '../core/verbs';
import { assertSingleton } from './assert-singleton';
import { FlowError } from './flow-error';
import { type ReplyContext, ReplyTransformMark, type VerbTransform } from './reply-transform';

/** All installed transforms in their order, found at boot. */
@Injectable()
export class ReplyTransforms implements OnModuleInit {
  #transforms: readonly VerbTransform[] = [];

  constructor(private readonly discovery: DiscoveryService) {}

  onModuleInit(): void {
    const found = this.discovery
      .getProviders({ metadataKey: ReplyTransformMark.KEY })
      .map((wrapper) => {
        assertSingleton(wrapper, 'A reply transform');
        const order = this.discovery.getMetadataByDecorator(ReplyTransformMark, wrapper)?.order ?? 0;
        return { name: String(wrapper.name), order, transform: wrapper.instance as unknown };
      })
      .sort((a, b) => a.order - b.order || (a.name < b.name ? -1 : 1));
    this.#transforms = found.map(({ name, transform }) => asTransform(name, transform));
  }

  async apply(verbs: readonly VoiceVerb[], context: ReplyContext): Promise<readonly VoiceVerb[]> {
    let result = verbs;
    for (const transform of this.#transforms) result = await transform.transform(result, context);
    return result;
  }
}

function asTransform(name: string, transform: unknown): VerbTransform {
  const isTransform =
    typeof transform === 'object' &&
    transform !== null &&
    'transform' in transform &&
    typeof transform.transform === 'function';
  if (isTransform) return transform as VerbTransform;
  throw new FlowError(
    'twiml/malformed-transform',
    `${name} is marked by @ReplyTransform but has no method transform(verbs, context). Add it or remove the decorator.`,
  );
}
