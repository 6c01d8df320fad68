import type { FlowPreview, NumberFlowChange, PreviewStep } from '@centralita/shared-types';
import { FlowRunner, type LinkTo, type VoiceVerb } from '@centralita/twiml';
import { Injectable } from '@nestjs/common';
import { CurrentAccount } from '../../domains/accounts/api/current-account';
import type { PersonalAccount } from '../../domains/accounts/api/twilio-account';
import { NumberFlows } from '../../domains/number-flows/api/number-flows';
import { Clock } from '../../platform/clock/clock';
import { rehearse } from '../../platform/rehearsal/rehearsal';
import { heardIn } from './heard-in';

/** A flow may hand over to a flow that hands over again, and two may hand over to each other. */
const STEPS_MAX = 6;
const ZEROS = '0'.repeat(32);
/** A made-up caller: 555-01xx is for examples. */
const CALLER = '+12025550123';
const BASE = '/webhooks/voice';

/**
 * Runs the beginning of a flow as if somebody called. The account is one of which nothing is read or kept, so that the
 * domains write nothing, and the number itself stands for the browsers that would ring. What a flow does besides is undone
 * or refused, as in any rehearsal.
 */
@Injectable()
export class FlowRehearsal {
  constructor(
    private readonly numbers: NumberFlows,
    private readonly account: CurrentAccount,
    private readonly runner: FlowRunner,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError `number-flows/not-found`, `number-flows/options`, `rehearsal/outside` */
  async preview(organisationId: string, change: NumberFlowChange & { flow: string }): Promise<FlowPreview> {
    const { number: phoneNumber, flow } = change;
    const account: PersonalAccount = {
      source: 'seal',
      accountSid: `AC${ZEROS}`,
      authTokens: [],
      phoneNumber,
    };
    const { result: steps } = await rehearse(this.clock.now(), () =>
      this.numbers.suppose(organisationId, change, () =>
        this.account.run(account, () => this.#walk(phoneNumber, flow)),
      ),
    );
    return { steps };
  }

  async #walk(to: string, first: string): Promise<PreviewStep[]> {
    const steps: PreviewStep[] = [];
    let flow: string | undefined = first;
    while (flow !== undefined && steps.length < STEPS_MAX) {
      const { verbs, xml } = await this.runner.run({
        flowId: flow,
        step: 'start',
        params: paramsOf(to),
        linkTo,
      });
      const heard = heardIn(verbs, (link) => START.exec(link)?.[1]);
      steps.push({ flow, step: 'start', heard, twiml: xml });
      flow = handedTo(verbs);
    }
    return steps;
  }
}

const linkTo: LinkTo = (flowId, step, query) => {
  const search = new URLSearchParams(query).toString();
  return `${BASE}/${flowId}/${step}${search && `?${search}`}`;
};

const WAITING: readonly string[] = ['Gather', 'Record', 'Dial', 'Connect'];

const START = new RegExp(`^${BASE}/([^/]+)/start\\b`);

/** The flow to which these verbs hand over whatever the caller does. */
function handedTo(verbs: readonly VoiceVerb[]): string | undefined {
  const last = verbs.at(-1);
  const waits = verbs.some(({ tag }) => WAITING.includes(tag));
  return last?.tag === 'Redirect' && !waits ? START.exec(last.text)?.[1] : undefined;
}

const paramsOf = (to: string): Record<string, string> => ({
  CallSid: `CA${ZEROS}`,
  AccountSid: `AC${ZEROS}`,
  From: CALLER,
  To: to,
  Direction: 'inbound',
  CallStatus: 'ringing',
});
