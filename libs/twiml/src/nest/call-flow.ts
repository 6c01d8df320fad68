import 'reflect-metadata';
import { Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { FlowType } from './links';
import type { StepReply } from './step';

export interface CallFlowOptions {
  /** Part of the addresses of its steps: small letters, digits and `-`. Unique among the installed flows. */
  readonly id: string;
  /** For people, in lists of flows. */
  readonly title: string;
  /** What it does with a call, in a sentence for people. */
  readonly description?: string;
  /**
   * Whose calls it may answer: of the server's own accounts (`team`, where absent), or of any that a webhook is signed by,
   * also one that the server keeps nothing of.
   */
  readonly accounts?: FlowAccounts;
  /**
   * Which calls may begin in it. Where absent, those that its step `start` takes. A flow in which `none` begins only goes on
   * with calls of others, is in no list to choose from, and needs no `start`.
   */
  readonly calls?: FlowCalls;
}

export type FlowAccounts = 'team' | 'any';
export type FlowCalls = 'incoming' | 'outgoing' | 'both' | 'none';

/** The least that a flow is: a class with a step `start`, which begins a call. */
export interface FlowStart {
  start(call: never, links: never): StepReply;
}

const IDS = Symbol('twiml:flow-ids');

/** Marks the classes for Nest's discovery. */
export const CallFlowMark = DiscoveryService.createDecorator<CallFlowOptions>();

/**
 * Makes a class a call flow. It is installed by being a provider of an imported module, and found at boot.
 *
 * @example
 * ```ts
 * @CallFlow({ id: 'support', title: 'Support line' })
 * export class SupportFlow { @Step(IncomingCall) start(call: IncomingCall, links: Links<SupportFlow>): VoiceVerb[] { … } }
 * ```
 */
export function CallFlow(options: CallFlowOptions & { readonly calls: 'none' }): (flow: FlowType) => void;
export function CallFlow(options: CallFlowOptions): (flow: FlowType<FlowStart>) => void;
export function CallFlow(options: CallFlowOptions): (flow: FlowType) => void {
  return (flow) => {
    Reflect.defineMetadata(IDS, [...declaredIds(flow), options.id], flow);
    Injectable()(flow);
    CallFlowMark(options)(flow);
  };
}

/** Ids given to a class itself, not to its ancestors; more than one is a mistake that stops the boot. */
export function declaredIds(flow: object): readonly string[] {
  return (Reflect.getOwnMetadata(IDS, flow) as readonly string[] | undefined) ?? [];
}
