import { Injectable } from '@nestjs/common';
import { isVoiceVerb } from '../core/elements';
import { renderTwiml } from '../core/render';
import type { VoiceVerb } from '../core/verbs';
import type { CallEvent } from '../events/call-event';
import type { RawParams } from '../events/params';
import { parseEvent } from '../events/parse-event';
import { CallFlows } from './call-flows';
import { FlowError } from './flow-error';
import { Links, type LinkQuery, type LinkTo } from './links';
import { ReplyTransforms } from './reply-transforms';
import { TwimlBuilder } from './twiml-builder';

/** One webhook, verified already. */
export interface FlowRequest {
  readonly flowId: string;
  readonly step: string;
  /** Parameters of the webhook, as they arrived. */
  readonly params: RawParams;
  /** Makes the addresses of this call's next steps. */
  readonly linkTo: LinkTo;
  /** What `links.to(step, query)` had put into this step's address, without what the server added itself. */
  readonly query?: LinkQuery | undefined;
}

export interface FlowReply {
  readonly event: CallEvent;
  /** After transforms and defaults: exactly what `xml` says. */
  readonly verbs: readonly VoiceVerb[];
  readonly xml: string;
}

/** Runs one step of one flow. Holds nothing between calls. */
@Injectable()
export class FlowRunner {
  constructor(
    private readonly flows: CallFlows,
    private readonly transforms: ReplyTransforms,
    private readonly builder: TwimlBuilder,
  ) {}

  /**
   * Parses the event, calls the step, applies transforms and defaults, renders.
   *
   * @throws {FlowError} `twiml/unknown-flow`, `twiml/unknown-step`, `twiml/invalid-reply`
   * @throws {EventError} `twiml/invalid-event`
   * @throws whatever the step or a transform throws
   */
  async run({ flowId, step: name, params, linkTo, query }: FlowRequest): Promise<FlowReply> {
    const step = this.flows.step(flowId, name);
    const event = parseEvent(step.source, params, query);
    const links = new Links<never>(flowId, linkTo, this.flows);
    const answer = await step.call(event, links);
    assertVerbs(answer, `${flowId}.${name}`);
    const transformed = await this.transforms.apply(answer, { flow: flowId, step: name, event, links });
    const verbs = this.builder.complete(transformed);
    return { event, verbs, xml: renderTwiml(verbs) };
  }
}

function assertVerbs(answer: unknown, where: string): asserts answer is readonly VoiceVerb[] {
  if (Array.isArray(answer) && answer.every(isVoiceVerb)) return;
  throw new FlowError(
    'twiml/invalid-reply',
    `Step ${where} must answer a list of verbs made by say(), gather(), dial() and the like. ` +
      'To answer nothing, return an empty list.',
  );
}
