import { CallFlows } from '@centralita/twiml';
import { Injectable } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { CurrentAccount } from '../../domains/accounts/api/current-account';
import { AnswerKeeper } from '../../domains/calls/api/answer-keeper';
import { CallRecorder } from '../../domains/calls/api/call-recorder';
import { failureCode } from '../../platform/errors/failure-code';
import { valueOf, type TwilioWebhook } from '../twilio-webhook';
import { callFactsOf } from './call-facts';
import { isOfReport } from './voice-report';

/** Has the calls of the team kept, and what was answered in them. Of an account that a person brings nothing is. */
@Injectable()
export class CallNotes {
  constructor(
    private readonly account: CurrentAccount,
    private readonly recorder: CallRecorder,
    private readonly keeper: AnswerKeeper,
    private readonly flows: CallFlows,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext('Voice');
  }

  /** A call of the team that ends is over for its pages too: a caller may give up where no step is asked any more. */
  async status(webhook: TwilioWebhook): Promise<void> {
    const facts = callFactsOf(webhook);
    if (facts) await this.account.run(webhook.account, () => this.recorder.record(facts));
  }

  /** A call that has begun goes on, also where it could not be kept how; a report is told again. */
  async before(webhook: TwilioWebhook, flow: string, step: string): Promise<void> {
    if (webhook.account.source === 'seal') return;
    const reports = isOfReport(webhook.parameters);
    const facts = callFactsOf(webhook, reports ? undefined : { flow, step });
    if (!facts) return;
    try {
      await this.recorder.record(facts);
    } catch (error) {
      if (reports || step === 'start') throw error;
      this.logger.error({ event: 'voice.not-recorded', err: error }, 'A step of a call could not be kept.');
    }
  }

  /** @param twiml what was answered; or what went wrong */
  after(webhook: TwilioWebhook, flow: string, step: string, twiml: string | { error: unknown }): void {
    const { account, parameters, stepQuery: query, base, id } = webhook;
    const callSid = valueOf(parameters, 'CallSid');
    if (account.source === 'seal' || callSid === undefined || isOfReport(parameters)) return;
    const isSecret = this.flows.has(flow) && this.flows.get(flow).steps.get(step)?.secret === true;
    const result = typeof twiml === 'string' ? { twiml } : { failure: failureCode(twiml.error) };
    this.keeper.keep({ callSid, webhook: id, flow, step, parameters, query, base, isSecret, ...result });
  }
}
