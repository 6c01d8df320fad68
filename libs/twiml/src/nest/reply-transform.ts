import { Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { VoiceVerb } from '../core/verbs';
import type { CallEvent } from '../events/call-event';
import type { Links } from './links';

/** Which answer is being transformed. */
export interface ReplyContext {
  /** Id of the flow. */
  readonly flow: string;
  /** Name of the step. */
  readonly step: string;
  /** What the step was told of the call. */
  readonly event: CallEvent;
  /** Of the flow that answers: `links.in(OtherFlow)` for steps of the transform's own. */
  readonly links: Links<never>;
}

/** A class that changes what flows answer: an announcement before every call, a word put right in all texts. */
export interface VerbTransform {
  /** Verbs are frozen: answer the same list or a new one. Defaults (voice, language) come after all transforms. */
  transform(
    verbs: readonly VoiceVerb[],
    context: ReplyContext,
  ): readonly VoiceVerb[] | Promise<readonly VoiceVerb[]>;
}

export interface ReplyTransformOptions {
  /** Lower comes first; 0 where none is given, by class name where equal. */
  readonly order?: number;
}

/** Marks the classes for Nest's discovery. */
export const ReplyTransformMark = DiscoveryService.createDecorator<ReplyTransformOptions>();

/** Makes a class a transform of every answer. It is installed by being a provider of an imported module. */
export function ReplyTransform(
  options: ReplyTransformOptions = {},
): (transform: new (...dependencies: never[]) => VerbTransform) => void {
  return (transform) => {
    Injectable()(transform);
    ReplyTransformMark(options)(transform);
  };
}
