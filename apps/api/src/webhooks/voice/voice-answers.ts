import { Injectable } from '@nestjs/common';
import { FlowRunner, type LinkTo } from '@centralita/twiml';
import { PinoLogger } from 'nestjs-pino';
import {
  CANONICAL_VOICE_PATH,
  RETRY_OVERRIDES,
  SEAL_PARAMETER,
} from '../../domains/accounts/api/account-voice-urls';
import { CurrentAccount } from '../../domains/accounts/api/current-account';
import { CallRecorder } from '../../domains/calls/api/call-recorder';
import { AppError } from '../../platform/errors/app-error';
import { maskPhoneNumber } from '../../platform/logging/mask-phone-number';
import { WebhookMeter } from '../webhook-meter';
import { stepQuery } from '../webhook-parameters';
import { callFactsOf } from './call-facts';
import { CallMeter } from './call-meter';
import { FlowChoice } from './flow-choice';
import { isOfReport } from './voice-report';
import { valueOf, type TwilioWebhook } from '../twilio-webhook';

/** Twilio waits for 15 s; a flow that takes longer than this has failed, while there is time to say so. */
const STEP_TIMEOUT_MS = 12_000;
const FALLBACK_TOLD_EVERY_MS = 60_000;

/** Answers verified voice webhooks by running flows. */
@Injectable()
export class VoiceAnswers {
  #fallbacks = 0;
  #fallbackToldAt = -FALLBACK_TOLD_EVERY_MS;

  constructor(
    private readonly choice: FlowChoice,
    private readonly runner: FlowRunner,
    private readonly account: CurrentAccount,
    private readonly recorder: CallRecorder,
    private readonly calls: CallMeter,
    private readonly meter: WebhookMeter,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext('Voice');
  }

  async begin(webhook: TwilioWebhook): Promise<string> {
    this.calls.began(webhook.parameters);
    const flow = await this.choice.atEntry(webhook.account, webhook.parameters);
    return this.#run(webhook, flow, 'start');
  }

  async step(webhook: TwilioWebhook, flowId: string, step: string): Promise<string> {
    this.choice.assertOpenTo(webhook.account, flowId);
    const next = await this.choice.stepOf(webhook.account, webhook.parameters, { flow: flowId, step });
    return this.#run(webhook, next.flow, next.step);
  }

  /** A call of the team that ends is over for its pages too: a caller may give up where no step is asked any more. */
  async noteStatus(webhook: TwilioWebhook): Promise<void> {
    const facts = callFactsOf(webhook);
    if (facts) await this.account.run(webhook.account, () => this.recorder.record(facts));
    this.#log(webhook, { event: 'voice.status' });
  }

  /** Anyone may ask for the fallback, so that it says so once a minute, and how often. */
  noteFallback(): void {
    this.#fallbacks += 1;
    const now = performance.now();
    if (now < this.#fallbackToldAt + FALLBACK_TOLD_EVERY_MS) return;
    this.logger.warn(
      { event: 'voice.fallback', count: this.#fallbacks },
      'The fallback was asked for: the voice URL had failed, if it was Twilio who asked',
    );
    this.#fallbackToldAt = now;
    this.#fallbacks = 0;
  }

  async #run(webhook: TwilioWebhook, flowId: string, step: string): Promise<string> {
    const startedAt = performance.now();
    const { parameters, stepQuery: query } = webhook;
    const running = this.account.run(webhook.account, async () => {
      if (webhook.account.source !== 'seal') await this.#record(webhook, flowId, step);
      return this.runner.run({ flowId, step, params: parameters, linkTo: linksOf(webhook), query });
    });
    const { xml } = await inTime(running, `${flowId}.${step}`);
    this.#log(webhook, {
      event: 'voice.step',
      flow: flowId,
      step,
      duration_ms: Math.round((performance.now() - startedAt) * 10) / 10,
    });
    return xml;
  }

  /** A call that has begun goes on, also where it could not be kept how; a report is told again. */
  async #record(webhook: TwilioWebhook, flow: string, step: string): Promise<void> {
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

  #log({ parameters }: TwilioWebhook, fields: Record<string, unknown>): void {
    this.meter.count('voice', 'answered');
    this.logger.info({
      ...fields,
      call_status: valueOf(parameters, 'CallStatus'),
      call_sid: valueOf(parameters, 'CallSid'),
      from_number: maskPhoneNumber(valueOf(parameters, 'From') ?? ''),
      to_number: maskPhoneNumber(valueOf(parameters, 'To') ?? ''),
    });
  }
}

/** Addresses within a call: absolute, on the base that Twilio reached, and sealed as the call itself was. */
const linksOf =
  ({ base, seal }: TwilioWebhook): LinkTo =>
  (flowId, step, query) => {
    const search = `${seal === undefined ? '' : `&${SEAL_PARAMETER}=${seal}`}${stepQuery(query)}`;
    return `${base}${CANONICAL_VOICE_PATH}/${flowId}/${step}${search && `?${search.slice(1)}`}${RETRY_OVERRIDES}`;
  };

/** The result, or an error when it takes too long. */
async function inTime<T>(work: Promise<T>, name: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      const detail = `The step ${name} did not answer within ${STEP_TIMEOUT_MS / 1000} s.`;
      reject(new AppError({ code: 'voice/step-timeout', detail, status: 504 }));
    }, STEP_TIMEOUT_MS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
