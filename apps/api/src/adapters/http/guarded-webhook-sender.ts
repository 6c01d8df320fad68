import { lookup as lookUp, type LookupAddress } from 'node:dns';
import { request as requestHttp } from 'node:http';
import { request as requestHttps, type RequestOptions } from 'node:https';
import { isIP } from 'node:net';
import { promisify } from 'node:util';
import { Injectable } from '@nestjs/common';
import { WebhookSender, type WebhookPost } from '../../platform/outgoing-webhooks/webhook-sender';
import { AppVersion } from '../../platform/config/app-version';
import { Config } from '../../platform/config/config';
import { AppError } from '../../platform/errors/app-error';
import { refuseInRehearsal } from '../../platform/rehearsal/rehearsal';
import { isPublicAddress } from './public-address';

const TIMEOUT_MS = 10_000;
const WEB_PORTS = new Set(['', '80', '443']);
/** Below it stand services of the system, such as mail, that must not be spoken to by what people type. */
const FREE_PORT_MIN = 1024;

/**
 * The name is resolved once, each of its addresses is checked, and the connection goes to the checked one: a name that
 * changes its mind in between (DNS rebinding) changes nothing. Redirects are not followed.
 */
@Injectable()
export class GuardedWebhookSender extends WebhookSender {
  readonly #userAgent: string;
  readonly #allowsPrivate: boolean;

  constructor(config: Config, version: AppVersion) {
    super();
    this.#allowsPrivate = config.privateWebhooks === 'on';
    this.#userAgent = `Centralita/${version.text}`;
  }

  async check(url: string): Promise<void> {
    const target = this.#target(url);
    try {
      await this.#addressOf(target);
    } catch (error) {
      if (!(error instanceof AppError) || !error.retryable) throw error;
    }
  }

  async post({ url, body, headers, signal }: WebhookPost): Promise<number> {
    refuseInRehearsal('a webhook');
    const target = this.#target(url);
    const { address, family } = await this.#addressOf(target);
    const limit = AbortSignal.timeout(TIMEOUT_MS);
    const options: RequestOptions = {
      method: 'POST',
      agent: false,
      headers: { ...headers, 'User-Agent': this.#userAgent, 'Content-Length': Buffer.byteLength(body) },
      signal: signal ? AbortSignal.any([signal, limit]) : limit,
      lookup: (_hostname, { all }, found) =>
        all ? found(null, [{ address, family }]) : found(null, address, family),
    };
    try {
      return await statusOf(target, options, body);
    } catch (error) {
      throw unreachable(target, error);
    }
  }

  /** Asks for all addresses of a host. */
  protected async resolve(host: string): Promise<LookupAddress[]> {
    const family = isIP(host);
    if (family !== 0) return [{ address: host, family }];
    try {
      return await promisify(lookUp)(host, { all: true });
    } catch (error) {
      throw unreachable({ hostname: host }, error);
    }
  }

  #target(url: string): URL {
    const target = URL.parse(url);
    if (!target || !['http:', 'https:'].includes(target.protocol) || target.username || target.password)
      throw addressRefused('It must be an http or https address without a user name.');
    if (!WEB_PORTS.has(target.port) && Number(target.port) < FREE_PORT_MIN)
      throw addressRefused('Of the ports below 1024 only 80 and 443 may be called.');
    return target;
  }

  async #addressOf({ hostname }: URL): Promise<LookupAddress> {
    const addresses = await this.resolve(hostname.replace(/^\[|\]$/g, ''));
    if (!this.#allowsPrivate && !addresses.every(({ address }) => isPublicAddress(address)))
      throw addressRefused(
        'It leads to this machine or a private network. Use a public address, or set PRIVATE_WEBHOOKS=on where nobody but you may save webhooks.',
      );
    const [first] = addresses;
    if (!first) throw unreachable({ hostname }, new Error('no address'));
    return first;
  }
}

function statusOf(target: URL, options: RequestOptions, body: string): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const request = (target.protocol === 'https:' ? requestHttps : requestHttp)(target, options, (response) => {
    // The status says it all: what the receiver writes is not read.
    response.destroy();
    resolve(response.statusCode ?? 0);
  });
  request.on('error', reject).end(body);
  return promise;
}

const addressRefused = (why: string): AppError =>
  new AppError({
    code: 'webhooks/address-refused',
    detail: `This address cannot be called. ${why}`,
    status: 422,
  });

const unreachable = ({ hostname }: { hostname: string }, cause: unknown): AppError =>
  new AppError({
    code: 'webhooks/unreachable',
    detail: `${hostname} did not answer (${reasonOf(cause)}). Check that it is reachable from this server.`,
    status: 502,
    retryable: true,
    cause,
  });

function reasonOf(cause: unknown): string {
  const { code, name } = cause as NodeJS.ErrnoException;
  if (name === 'TimeoutError' || name === 'AbortError') return `no answer within ${TIMEOUT_MS / 1000} s`;
  return code ?? 'no connection';
}
