import type { LookupAddress } from 'node:dns';
import { lookup as lookUp } from 'node:dns/promises';
import { request } from 'node:https';
import { isIP } from 'node:net';
import { Injectable } from '@nestjs/common';
import { PushSender, type PushMessage } from '../../domains/notifications/ports/push-sender';
import { Config } from '../../platform/config/config';
import { AppError } from '../../platform/errors/app-error';
import { PublicUrl } from '../../platform/public-url/public-url';
import { refuseInRehearsal } from '../../platform/rehearsal/rehearsal';
import { isPublicAddress } from '../http/public-address';

const TIMEOUT_MS = 10_000;
/** For push services that want to tell us something; they take no other address than https and mailto. */
const LOCAL_CONTACT = 'mailto:centralita@localhost';

/**
 * Web Push (RFC 8030) with VAPID (RFC 8292), encrypted for the browser (RFC 8291). Endpoints come from browsers, so they
 * are checked like any address that somebody typed: https, and nothing private, by the address that is connected to.
 */
@Injectable()
export class WebPushSender extends PushSender {
  constructor(
    private readonly config: Config,
    private readonly publicUrl: PublicUrl,
  ) {
    super();
  }

  async check(endpoint: string): Promise<void> {
    try {
      await this.#addressOf(targetOf(endpoint));
    } catch (error) {
      // A name that cannot be looked up just now may be good.
      if (!(error instanceof AppError) || !error.retryable) throw error;
    }
  }

  async send(message: PushMessage): Promise<'sent' | 'gone'> {
    refuseInRehearsal('Web Push');
    const target = targetOf(message.address.endpoint);
    const { address, family } = await this.#addressOf(target);
    const { headers, body } = await this.#request(message);
    let status: number;
    try {
      status = await statusOf(target, { address, family }, headers, body, message.signal);
    } catch (error) {
      throw notSent(`${target.host} did not answer.`, true, error);
    }
    if (status >= 200 && status < 300) return 'sent';
    // The browser has unsubscribed. Source: RFC 8030 §7.3.
    if (status === 404 || status === 410) return 'gone';
    throw notSent(`${target.host} answered ${status}.`, status === 429 || status >= 500);
  }

  async #request({ address, payload, ttlSec, urgency, topic, keys }: PushMessage) {
    const { default: webPush } = await import('web-push');
    const { base } = this.publicUrl;
    const { endpoint, p256dh, auth } = address;
    return webPush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, payload, {
      TTL: ttlSec,
      urgency,
      topic,
      contentEncoding: 'aes128gcm',
      vapidDetails: { subject: base.startsWith('https:') ? base : LOCAL_CONTACT, ...keys },
    });
  }

  async #addressOf({ hostname }: URL): Promise<LookupAddress> {
    const addresses = await addressesOf(hostname.replace(/^\[|\]$/g, ''));
    if (this.config.privateWebhooks !== 'on' && !addresses.every(({ address }) => isPublicAddress(address)))
      throw addressRefused('It leads to this machine or a private network.');
    const [first] = addresses;
    if (!first) throw notSent(`${hostname} has no address.`, true);
    return first;
  }
}

function targetOf(endpoint: string): URL {
  const target = URL.parse(endpoint);
  if (target?.protocol === 'https:' && !target.username && !target.password) return target;
  throw addressRefused('It must be an https address without a user name.');
}

async function addressesOf(host: string): Promise<LookupAddress[]> {
  const family = isIP(host);
  if (family !== 0) return [{ address: host, family }];
  try {
    return await lookUp(host, { all: true });
  } catch (error) {
    throw notSent(`${host} could not be looked up.`, true, error);
  }
}

/** Connects to the address that was checked, whatever the name leads to by now; redirects are not followed. */
function statusOf(
  target: URL,
  { address, family }: LookupAddress,
  headers: Record<string, string | number>,
  body: Buffer,
  signal: AbortSignal,
): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const asked = request(
    target,
    {
      method: 'POST',
      agent: false,
      headers,
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
      lookup: (_host, { all }, found) =>
        all ? found(null, [{ address, family }]) : found(null, address, family),
    },
    (response) => {
      response.destroy();
      resolve(response.statusCode ?? 0);
    },
  );
  asked.on('error', reject).end(body);
  return promise;
}

const addressRefused = (why: string): AppError =>
  new AppError({
    code: 'push/address-refused',
    detail: `No push message is sent there. ${why}`,
    status: 422,
  });

const notSent = (what: string, retryable: boolean, cause?: unknown): AppError =>
  new AppError({
    code: 'push/not-sent',
    detail: `The push message was not sent. ${what}`,
    status: 502,
    retryable,
    cause,
  });
