import {
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
  type OnModuleInit,
} from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { assertSingleton } from './assert-singleton';
import { CallFlowMark } from './call-flow';
import { drawnLinks, type DrawnLinks } from './drawn-links';
import { FlowError } from './flow-error';
import { readFlow } from './flow-reader';
import { warningsOf, type FlowWarning } from './flow-warnings';
import type { FlowDescription, InstalledFlow, InstalledStep } from './installed-flow';
import type { FlowType, LinkDirectory } from './links';

/** Whoever starts waits for no warning: to find them the code of all flows is read, which takes as long as a good part of the start. */
const WARN_AFTER_MS = 1_000;

/** All installed flows, found at boot; whatever is wrong with one stops the boot. */
@Injectable()
export class CallFlows implements OnModuleInit, OnApplicationBootstrap, OnApplicationShutdown, LinkDirectory {
  readonly #logger = new Logger('CallFlows');
  readonly #flows = new Map<string, InstalledFlow>();
  /** Where steps lead, once it was asked: code does not change. */
  readonly #drawn = new Map<string, ReadonlyMap<string, DrawnLinks>>();

  #warning: NodeJS.Timeout | undefined;

  constructor(private readonly discovery: DiscoveryService) {}

  onModuleInit(): void {
    for (const wrapper of this.discovery.getProviders({ metadataKey: CallFlowMark.KEY })) {
      const options = this.discovery.getMetadataByDecorator(CallFlowMark, wrapper);
      assertSingleton(wrapper, 'A call flow');
      if (options) this.install(readFlow(wrapper.instance as object, options));
    }
  }

  onApplicationBootstrap(): void {
    this.#warning = setTimeout(() => {
      for (const { message } of this.warnings()) this.#logger.warn(message);
    }, WARN_AFTER_MS).unref();
  }

  onApplicationShutdown(): void {
    clearTimeout(this.#warning);
  }

  /** What is most likely a mistake in an installed flow, though it runs: said after the start, and for pages. */
  warnings(): readonly FlowWarning[] {
    return warningsOf([...this.#flows.values()]);
  }

  has(flowId: string): boolean {
    return this.#flows.has(flowId);
  }

  /** @throws {FlowError} `twiml/unknown-flow` */
  get(flowId: string): InstalledFlow {
    const flow = this.#flows.get(flowId);
    if (flow) return flow;
    throw new FlowError('twiml/unknown-flow', `No flow "${flowId}" is installed. Import its module.`);
  }

  /** @throws {FlowError} `twiml/unknown-flow`, `twiml/unknown-step` */
  step(flowId: string, name: string): InstalledStep {
    const step = this.get(flowId).steps.get(name);
    if (step) return step;
    throw new FlowError(
      'twiml/unknown-step',
      `Flow "${flowId}" has no step "${name}". Decorate the method with @Step, or link to another.`,
    );
  }

  assertStep(flowId: string, step: string): void {
    this.step(flowId, step);
  }

  idOf(type: FlowType): string {
    for (const flow of this.#flows.values()) if (flow.type === type) return flow.id;
    throw new FlowError('twiml/unknown-flow', `The flow ${type.name} is not installed. Import its module.`);
  }

  /** What is installed, by id: for pages and logs. */
  describe(): readonly FlowDescription[] {
    return [...this.#flows.values()]
      .map(({ id, title, description, accounts, calls, steps }) => ({
        id,
        title,
        ...(description !== undefined && { description }),
        accounts,
        calls,
        steps: [...steps.values()].map(({ name, source }) => ({ name, event: source.name })),
      }))
      .sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  /**
   * Where each step of a flow leads, as its code says: for drawing it.
   *
   * @throws {FlowError} `twiml/unknown-flow`
   */
  drawn(flowId: string): ReadonlyMap<string, DrawnLinks> {
    const flow = this.get(flowId);
    const drawn = this.#drawn.get(flowId) ?? drawnLinks(flow, [...this.#flows.values()]);
    this.#drawn.set(flowId, drawn);
    return drawn;
  }

  /** Those in which such calls may begin. */
  beginning(calls: 'incoming' | 'outgoing'): readonly FlowDescription[] {
    return this.describe().filter((flow) => flow.calls === calls || flow.calls === 'both');
  }

  private install(flow: InstalledFlow): void {
    const other = this.#flows.get(flow.id);
    if (other) {
      const names = [other, flow].map(({ type }) => (type as { name?: string }).name ?? '?');
      throw new FlowError(
        'twiml/duplicate-flow',
        `The id "${flow.id}" is taken twice: by ${names.join(' and ')}. ` +
          (other.type === flow.type
            ? 'Provide the flow in one module only.'
            : 'Give one of them another id.'),
      );
    }
    this.#flows.set(flow.id, flow);
  }
}
