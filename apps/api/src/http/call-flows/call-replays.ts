import type { KeptAnswer, NotReplayed, ReplayedStep, WalkedStep } from '@centralita/shared-types';
import { CallFlows, FlowRunner } from '@centralita/twiml';
import { Injectable } from '@nestjs/common';
import { CurrentAccount } from '../../domains/accounts/api/current-account';
import { KnownAccounts, teamAccount } from '../../domains/accounts/api/known-accounts';
import { stepLinks } from '../../domains/accounts/api/step-links';
import type { TeamAccount } from '../../domains/accounts/api/twilio-account';
import { withoutOwnAddress } from '../../domains/calls/api/answer-keeper';
import { failureCode } from '../../platform/errors/failure-code';
import { PublicUrl } from '../../platform/public-url/public-url';
import { rehearse } from '../../platform/rehearsal/rehearsal';

/** Runs the steps of a call again by today's code, each with the webhook that came then, and keeps nothing. */
@Injectable()
export class CallReplays {
  constructor(
    private readonly flows: CallFlows,
    private readonly runner: FlowRunner,
    private readonly account: CurrentAccount,
    private readonly accounts: KnownAccounts,
    private readonly publicUrl: PublicUrl,
  ) {}

  /** One after the other, as they came. */
  async of(steps: readonly WalkedStep[]): Promise<ReplayedStep[]> {
    const replayed: ReplayedStep[] = [];
    for (const step of steps) replayed.push(await this.#step(step));
    return replayed;
  }

  async #step({ flow, step, at, answer }: WalkedStep): Promise<ReplayedStep> {
    const account = answer && this.#accountOf(answer);
    if (!answer) return left('not-kept');
    if (answer.isSecret) return left('secret');
    if (!this.flows.has(flow) || !this.flows.get(flow).steps.has(step)) return left('no-such-step');
    if (!account) return left('no-account');
    const { parameters: params, query } = answer;
    const { base } = this.publicUrl;
    const request = { flowId: flow, step, params, linkTo: stepLinks(base), query };
    const { result, refused } = await rehearse(at, () =>
      this.account
        .run(account, () => this.runner.run(request))
        .then(
          ({ xml }) => ({ twiml: withoutOwnAddress(xml, base), failure: null }),
          (error: unknown) => ({ twiml: null, failure: failureCode(error) }),
        ),
    );
    return { notReplayed: null, ...result, notAsked: [...new Set(refused)] };
  }

  #accountOf({ parameters }: KeptAnswer): TeamAccount | undefined {
    const known = this.accounts.ofSid(parameters['AccountSid'] ?? '');
    return known && teamAccount(known);
  }
}

const left = (notReplayed: NotReplayed): ReplayedStep => ({
  notReplayed,
  twiml: null,
  failure: null,
  notAsked: [],
});
