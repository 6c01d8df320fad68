import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { CallFlows } from '@centralita/twiml';
import { WebhookRefused } from '../../domains/accounts/api/webhook-refused';
import { CallHolds } from '../../domains/calls/api/call-holds';
import { KnownCalls } from '../../domains/calls/api/known-calls';
import { NumberFlows } from '../../domains/number-flows/api/number-flows';
import type { TwilioAccount } from '../../domains/accounts/api/twilio-account';
import { Config } from '../../platform/config/config';
import { AppError } from '../../platform/errors/app-error';
import type { WebhookParameters } from '../webhook-parameters';
import { valueOf } from '../twilio-webhook';
import { directionOf } from './call-direction';

/** The direct line: what answers accounts that the server does not know. */
const DIRECT_LINE = { incoming: 'incoming-call', outgoing: 'outgoing-call' } as const;
/** Where the sides of a call meet that is put on hold. */
const ROOM_FLOW = 'hold';
/** Where a call ends that flows hand to each other for ever. */
const LAST_FLOW = 'voicemail';
/** Paths beside the flows. */
const TAKEN_IDS = ['status', 'fallback'];

/** Chooses the flow of a call. */
@Injectable()
export class FlowChoice implements OnApplicationBootstrap {
  constructor(
    private readonly config: Config,
    private readonly flows: CallFlows,
    private readonly numbers: NumberFlows,
    private readonly holds: CallHolds,
    private readonly known: KnownCalls,
  ) {}

  onApplicationBootstrap(): void {
    const taken = TAKEN_IDS.find((id) => this.flows.has(id));
    if (taken)
      throw new Error(
        `A flow cannot have the id "${taken}": /webhooks/voice/${taken} is taken. Give it another.`,
      );
    const { incomingFlow, outgoingFlow } = this.config;
    for (const [key, id, flows] of [
      ['INCOMING_FLOW', incomingFlow, this.flows.beginning('incoming')],
      ['OUTGOING_FLOW', outgoingFlow, this.flows.beginning('outgoing')],
    ] as const) {
      const installed = flows.map((flow) => flow.id);
      if (installed.includes(id)) continue;
      throw new AppError({
        code: 'config/unknown-flow',
        detail: `${key} must be the id of an installed call flow (${installed.join(', ')}); it is "${id}".`,
      });
    }
  }

  /** The flow that begins a call at the entry: the one chosen for the number, else that of the configuration. */
  atEntry(account: TwilioAccount, parameters: WebhookParameters): string {
    const direction = directionOf(parameters);
    if (direction === 'made-by-rest') {
      throw new AppError({
        code: 'voice/no-step',
        detail:
          'The call was made through REST: its URL must name a step, such as /webhooks/voice/<flow>/<step>.',
      });
    }
    if (account.source === 'seal' && !isStandIn(account)) return DIRECT_LINE[direction];
    if (direction === 'outgoing') return this.config.outgoingFlow;
    const chosen = this.numbers.flowOf(valueOf(parameters, 'To') ?? '');
    return chosen !== undefined && this.flows.has(chosen) ? chosen : this.config.incomingFlow;
  }

  /**
   * The step that answers. A dial that ended because its call goes on in a room is no end: Twilio asks the flow that had
   * dialled for what comes next, whichever it was.
   */
  async stepOf(
    { source }: TwilioAccount,
    parameters: WebhookParameters,
    asked: { flow: string; step: string },
  ): Promise<{ flow: string; step: string }> {
    const callSid = valueOf(parameters, 'CallSid');
    if (source === 'seal' || callSid === undefined) return asked;
    const hasDialled = valueOf(parameters, 'DialCallStatus') !== undefined;
    const isOutside = hasDialled && asked.flow !== ROOM_FLOW;
    if (isOutside && (await this.holds.roomOf(callSid))) return { flow: ROOM_FLOW, step: 'join' };
    const isOn = asked.step === 'start' && asked.flow !== LAST_FLOW;
    return isOn && (await this.known.hasWandered(callSid)) ? this.#last(callSid) : asked;
  }

  /** Flows lead to each other without end: the caller can say what it was about. */
  #last(callSid: string): { flow: string; step: string } {
    if (this.flows.has(LAST_FLOW)) return { flow: LAST_FLOW, step: 'start' };
    throw new AppError({
      code: 'voice/flows-without-end',
      detail: `The flows of the call ${callSid} lead to each other without end. Look at the flow of its number.`,
    });
  }

  /** @throws WebhookRefused where a sealed account asks for a flow that is not open to it */
  assertOpenTo(account: TwilioAccount, flowId: string): void {
    const isOpen = this.flows.has(flowId) && this.flows.get(flowId).accounts === 'any';
    if (account.source !== 'seal' || isStandIn(account) || isOpen) return;
    throw new WebhookRefused(
      'webhook/direct-line-only',
      "Accounts that people bring (sealed URLs) have the direct line only. Other flows answer the server's own account.",
    );
  }
}

/** The made-up account of plain curl in development: without a token, which no account has that Twilio signs for. */
const isStandIn = ({ authTokens }: TwilioAccount): boolean => authTokens.length === 0;
