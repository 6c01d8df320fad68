import { randomUUID } from 'node:crypto';
import type { Inspector } from '../control/inspector-events';
import { isWebAddress, resolveAddress, sentAddress, withoutParameters, withParameters } from './address';
import { type ConnectionSettings, readConnectionOverrides, type RetryReason } from './connection-settings';
import { exchange, type ExchangeAnswer, ExchangeFailure } from './http-exchange';
import { twilioSignature } from './signature';
import type { LocalWebhooks, Webhook, WebhookAnswer, WebhookFailure, WebhookResult } from './webhook';

const MAX_REDIRECTS = 10;
const SHOWN_BODY_CHARS = 64 * 1024;

/** What happened to one attempt, and what may be done about it. */
type FailedAttempt = WebhookFailure & { retryReason?: RetryReason };
type Attempt = WebhookAnswer | FailedAttempt;

/** One HTTP request of an attempt: a redirect makes several. */
interface Hop {
  method: 'GET' | 'POST';
  url: string;
  parameters: Record<string, string>;
}

/** Sends webhooks as Twilio does: signed, within its time limits, tried again where the URL asks for it. */
export class WebhookSender {
  constructor(
    private readonly inspector: Inspector,
    private readonly defaults: ConnectionSettings,
    private readonly local: LocalWebhooks,
    private readonly stopped: AbortSignal,
  ) {}

  /** Never rejects: what went wrong is in the result, with Twilio's error code. */
  async send(webhook: Webhook): Promise<WebhookResult> {
    if (!isWebAddress(webhook.url)) {
      const failure: WebhookFailure = {
        ok: false,
        code: 11100,
        message: `“${webhook.url}” is no http(s) URL`,
      };
      this.report(webhook, hopOf(webhook, webhook.url), {
        failure,
        signature: '',
        durationMs: 0,
        attempt: 1,
      });
      return failure;
    }
    const { url, settings } = readConnectionOverrides(webhook.url, this.defaults);
    const idempotencyToken = randomUUID();
    const deadline = performance.now() + settings.totalTimeoutMs;
    for (let attempt = 1; ; attempt++) {
      const result = await this.attempt(webhook, url, settings, { attempt, idempotencyToken, deadline });
      if (result.ok) return result;
      const { retryReason, ...failure } = result;
      const mayRetry = retryReason !== undefined && settings.retryOn.has(retryReason);
      if (!mayRetry || attempt > settings.retries || performance.now() >= deadline) return failure;
    }
  }

  private async attempt(
    webhook: Webhook,
    url: string,
    settings: ConnectionSettings,
    run: { attempt: number; idempotencyToken: string; deadline: number },
  ): Promise<Attempt> {
    let hop = hopOf(webhook, url);
    for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
      const startedAt = performance.now();
      const signature = twilioSignature(
        webhook.authToken,
        hop.url,
        hop.method === 'POST' ? hop.parameters : {},
      );
      const headers = {
        'X-Twilio-Signature': signature,
        'I-Twilio-Idempotency-Token': run.idempotencyToken,
        'User-Agent': 'TwilioProxy/1.1',
        Accept: '*/*',
        ...(hop.method === 'POST'
          ? { 'Content-Type': 'application/x-www-form-urlencoded; charset=utf-8' }
          : {}),
      };
      const outcome = await this.exchange(hop, headers, settings, run.deadline);
      const durationMs = Math.round(performance.now() - startedAt);
      const about = { signature, durationMs, attempt: run.attempt };
      if (outcome instanceof ExchangeFailure) {
        const result = failureOf(outcome);
        this.report(webhook, hop, { ...about, failure: result });
        return result;
      }
      const next = redirectOf(outcome, hop);
      if (next) {
        this.report(webhook, hop, { ...about, answer: outcome });
        hop = next;
        continue;
      }
      const result = resultOf(outcome, hop.url, documentUrlOf(hop.url, webhook));
      this.report(webhook, hop, { ...about, answer: outcome, ...(result.ok ? {} : { failure: result }) });
      return result;
    }
    return { ok: false, code: 11215, message: `more than ${MAX_REDIRECTS} redirects` };
  }

  private async exchange(
    hop: Hop,
    headers: Record<string, string>,
    settings: ConnectionSettings,
    deadline: number,
  ): Promise<ExchangeAnswer | ExchangeFailure> {
    const local = this.local.answer(new URL(hop.url));
    if (local) return { ...local, location: undefined, body: Buffer.from(local.body) };
    try {
      return await exchange({
        method: hop.method,
        url: hop.url,
        headers,
        body: new URLSearchParams(hop.parameters).toString(),
        connectTimeoutMs: settings.connectTimeoutMs,
        readTimeoutMs: settings.readTimeoutMs,
        totalTimeoutMs: Math.max(1, deadline - performance.now()),
        signal: this.stopped,
      });
    } catch (error) {
      if (error instanceof ExchangeFailure) return error;
      throw error;
    }
  }

  private report(
    webhook: Webhook,
    hop: Hop,
    about: {
      signature: string;
      durationMs: number;
      attempt: number;
      answer?: ExchangeAnswer;
      failure?: WebhookFailure;
    },
  ): void {
    const { answer, failure, signature, durationMs, attempt } = about;
    this.inspector.report({
      type: 'webhook',
      purpose: webhook.purpose,
      method: hop.method,
      url: hop.url,
      parameters: webhook.parameters,
      signature,
      durationMs,
      attempt,
      ...(webhook.callSid === undefined ? {} : { callSid: webhook.callSid }),
      ...(webhook.messageSid === undefined ? {} : { messageSid: webhook.messageSid }),
      ...(answer ? { status: answer.status, contentType: answer.contentType, body: shown(answer) } : {}),
      ...(failure ? { problem: `${failure.code}: ${failure.message}` } : {}),
    });
  }
}

/** The first request: a GET carries the parameters in its query, and they are part of the signed URL. */
function hopOf(webhook: Webhook, url: string): Hop {
  const { method, parameters } = webhook;
  if (method === 'POST') return { method, url: sentAddress(url), parameters };
  return { method, url: sentAddress(withParameters(url, parameters)), parameters: {} };
}

/** 307 and 308 repeat the request, the others turn it into a GET without parameters, as browsers do. */
function redirectOf(answer: ExchangeAnswer, hop: Hop): Hop | undefined {
  const { status, location } = answer;
  if (status < 300 || status > 399 || location === undefined) return undefined;
  const resolved = resolveAddress(location, hop.url);
  if (resolved === undefined) return undefined;
  const url = sentAddress(resolved);
  return status === 307 || status === 308 ? { ...hop, url } : { method: 'GET', url, parameters: {} };
}

/** The URL without what a GET added to its query, which a redirect may have taken along. */
function documentUrlOf(url: string, { method, parameters }: Webhook): string {
  return method === 'POST' ? url : withoutParameters(url, parameters);
}

function resultOf(answer: ExchangeAnswer, url: string, documentUrl: string): Attempt {
  const { status, contentType, body } = answer;
  if (status >= 200 && status < 300) return { ok: true, url, documentUrl, status, contentType, body };
  const message = `the server answered ${status}${reasonOf(answer)}`;
  const failure = { ok: false, code: 11200, message, status } as const;
  if (status >= 500) return { ...failure, retryReason: '5xx' };
  return status >= 400 ? { ...failure, retryReason: '4xx' } : failure;
}

/** The first line of an error's body often says why; a page of HTML does not. */
function reasonOf({ status, contentType, body }: ExchangeAnswer): string {
  const text = body.toString('utf8').trim();
  const isPlain = text !== '' && !contentType.includes('html');
  const reason = isPlain ? `: ${text.slice(0, 500)}` : '';
  const hint =
    status === 403 ? ' (refused: does it verify the signature with this Auth Token and this URL?)' : '';
  return hint + reason;
}

function failureOf(failure: ExchangeFailure): FailedAttempt {
  const { kind, message } = failure;
  const result = (code: number, retryReason?: RetryReason): FailedAttempt => ({
    ok: false,
    code,
    message,
    ...(retryReason ? { retryReason } : {}),
  });
  switch (kind) {
    case 'url':
      return result(11100);
    case 'dns':
      return result(11210, 'ct');
    case 'tls':
      return result(11220, 'ct');
    case 'size':
      return result(11750);
    case 'stopped':
      return result(11205);
    default:
      return result(11205, kind);
  }
}

function shown({ contentType, body }: ExchangeAnswer): string {
  if (contentType.startsWith('audio/')) return `(${body.length} bytes of sound)`;
  return body.toString('utf8').slice(0, SHOWN_BODY_CHARS);
}
