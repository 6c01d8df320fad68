import { type StepLink, toStepLink } from '../core/step-link';
import type { StepName } from './step';

/** Small facts that a link carries to its step, where they are the event's `query`. Anyone on the way can read them. */
export type LinkQuery = Readonly<Record<string, string>>;

/**
 * Gives the address of a step of a flow: absolute, and with all that the server needs to recognise Twilio's call.
 * Given to each run by whoever serves the webhooks.
 */
export type LinkTo = (flowId: string, step: string, query?: LinkQuery) => string;

/** Finds out whether a flow has a step, and which id a flow has. */
export interface LinkDirectory {
  /** @throws {FlowError} `twiml/unknown-step` */
  assertStep(flowId: string, step: string): void;
  /** @throws {FlowError} `twiml/unknown-flow` */
  idOf(flow: FlowType): string;
}

export type FlowType<Flow = object> = abstract new (...dependencies: never[]) => Flow;

/**
 * Addresses of the steps of a flow. A step gets them as its second parameter; nothing else makes a `StepLink`.
 *
 * @example `redirect(links.to('start'))`
 */
export class Links<Flow> {
  readonly #flowId: string;
  readonly #linkTo: LinkTo;
  readonly #directory: LinkDirectory;

  constructor(flowId: string, linkTo: LinkTo, directory: LinkDirectory) {
    this.#flowId = flowId;
    this.#linkTo = linkTo;
    this.#directory = directory;
  }

  /**
   * The address of a step of this flow.
   *
   * @throws {FlowError} `twiml/unknown-step` where the method is not decorated by `@Step`
   */
  to(step: StepName<Flow>, query?: LinkQuery): StepLink {
    this.#directory.assertStep(this.#flowId, step);
    return toStepLink(this.#linkTo(this.#flowId, step, query));
  }

  /**
   * Addresses of another installed flow, to hand a call over.
   *
   * @throws {FlowError} `twiml/unknown-flow`
   */
  in<Other extends object>(flow: FlowType<Other>): Links<Other> {
    return new Links<Other>(this.#directory.idOf(flow), this.#linkTo, this.#directory);
  }

  /**
   * Where another flow begins, by its id: for flows that a setting names. Where the code knows which, `in` is checked by
   * the compiler.
   *
   * @throws {FlowError} `twiml/unknown-flow`
   */
  toFlow(flowId: string, query?: LinkQuery): StepLink {
    this.#directory.assertStep(flowId, 'start');
    return toStepLink(this.#linkTo(flowId, 'start', query));
  }
}
