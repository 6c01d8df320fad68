import { Injectable } from '@nestjs/common';
import { FlowRunner } from '@centralita/twiml';
import { PinoLogger } from 'nestjs-pino';
import { CurrentAccount } from '../../domains/accounts/api/current-account';
import { stepLinks } from '../../domains/accounts/api/step-links';
import { AppError } from '../../platform/errors/app-error';
import { maskPhoneNumber } from '../../platform/logging/mask-phone-number';
import { WebhookMeter } from '../webhook-meter';
import { CallMeter } from './call-meter';
import { CallNotes } from './call-notes';
import { FlowChoice } from './flow-choice';
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
    private readonly notes: CallNotes,
    private readonly calls: CallMeter,
    private readonly meter: WebhookMeter,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext('Voice');
  }

  async begin(webhook: TwilioWebhook): Promise<string> {
    this.calls.began(webhook.parameters);
    const flow = this.choice.atEntry(webhook.account, webhook.parameters);
    return this.#run(webhook, flow, 'start');
  }

  async step(webhook: TwilioWebhook, flowId: string, step: string): Promise<string> {
    this.choice.assertOpenTo(webhook.account, flowId);
    const next = await this.choice.stepOf(webhook.account, webhook.parameters, { flow: flowId, step });
    return this.#run(webhook, next.flow, next.step);
  }

  async noteStatus(webhook: TwilioWebhook): Promise<void> {
    await this.notes.status(webhook);
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
    const { account, base, seal, parameters: params, stepQuery: query } = webhook;
    const running = this.account.run(account, async () => {
      await this.notes.before(webhook, flowId, step);
      return this.runner.run({ flowId, step, params, linkTo: stepLinks(base, seal), query });
    });
    try {
      const { xml } = await inTime(running, `${flowId}.${step}`);
      this.notes.after(webhook, flowId, step, xml);
      this.#log(webhook, {
        event: 'voice.step',
        flow: flowId,
        step,
        duration_ms: Math.round((performance.now() - startedAt) * 10) / 10,
      });
      return xml;
    } catch (error) {
      this.notes.after(webhook, flowId, step, { error });
      throw error;
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
