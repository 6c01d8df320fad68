import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { ApiConfig } from '@centralita/shared-types';
import type { Request } from 'express';
import { Config } from '../config/config';
import { Tunnels } from './tunnels';

const TUNNEL_CHECK_INTERVAL_MS = 5_000;
const HOST_AND_PORT = /^([a-z0-9.-]+|\[[0-9a-f:]+\])(:\d{1,5})?$/i;
const LOOPBACK_HOST = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d{1,5})?$/i;
const LOOPBACK_ADDRESS = /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/;

/** True where a Host header names this machine itself. */
export const isLocalHost = (host: string): boolean => LOOPBACK_HOST.test(host);

/** True where the other end of the socket is this machine. */
export const isLoopback = (request: Request): boolean =>
  LOOPBACK_ADDRESS.test(request.socket.remoteAddress ?? '');

/**
 * The address under which Twilio reaches this server: from the environment, else from a tunnel that runs here, else,
 * for one request, from a trusted proxy, else this machine's own. Never from what a stranger's request says.
 */
@Injectable()
export class PublicUrl implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #logger = new Logger(PublicUrl.name);
  #port: number;
  #tunnel: string | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly config: Config,
    private readonly tunnels: Tunnels,
  ) {
    this.#port = config.port;
  }

  /** Tells the port really taken, where the configuration left the choice to the system. */
  listeningOn(port: number): void {
    this.#port = port;
  }

  get base(): string {
    return this.config.publicBaseUrl ?? this.#tunnel ?? `http://127.0.0.1:${this.#port}`;
  }

  get source(): ApiConfig['publicBaseUrlSource'] {
    if (this.config.publicBaseUrl) return 'environment';
    return this.#tunnel ? 'tunnel' : 'local';
  }

  /** Base to hand out in the answer to a request, which may have come through a trusted proxy. */
  baseFor(request: Request): string {
    return this.source === 'local' ? (forwardedBase(request) ?? this.base) : this.base;
  }

  /** True where Twilio, or the emulator on this machine, can call that base. */
  isReachable(base: string): boolean {
    return this.config.emulatorUrl !== undefined || !LOOPBACK_HOST.test(new URL(base).host);
  }

  /** Bases under which the sender of a request may have signed it: mostly one. */
  basesFor(request: Request): string[] {
    if (this.config.publicBaseUrl) return [this.config.publicBaseUrl];
    const { host = '' } = request.headers;
    // Of all that the Host header may say, only another name of this very port is believed.
    const isOwnName = isLoopback(request) && isLocalHost(host) && portOf(host) === this.#port;
    return [...new Set([this.baseFor(request), ...(isOwnName ? [`http://${host}`] : []), this.base])];
  }

  onApplicationBootstrap(): void {
    if (this.config.publicBaseUrl || this.config.emulatorUrl || this.config.nodeEnv === 'test') return;
    void this.lookForTunnel();
    this.#timer = setInterval(() => void this.lookForTunnel(), TUNNEL_CHECK_INTERVAL_MS).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.#timer);
  }

  async lookForTunnel(): Promise<void> {
    const found = await this.tunnels.addressFor(this.#port);
    if (found === this.#tunnel) return;
    const former = this.#tunnel;
    this.#tunnel = found;
    if (!found) {
      this.#logger.warn(`The tunnel ${former} is gone: Twilio cannot reach this server. Start it again.`);
    } else if (former) {
      this.#logger.warn(
        `The tunnel's address is now ${found} (was ${former}): paste the new voice URL in the TwiML App.`,
      );
    } else {
      this.#logger.log(`Twilio reaches this server through the tunnel ${found}.`);
    }
  }
}

/** Port that a Host header names; 80 where it names none. */
const portOf = (host: string): number => Number(/:(\d+)$/.exec(host)?.[1] ?? 80);

/** Scheme and host that a trusted proxy forwarded; Express reads the headers only from proxies that are trusted. */
function forwardedBase(request: Request): string | undefined {
  const trusts = request.app.get('trust proxy fn') as (address: string, hop: number) => boolean;
  if (!request.headers['x-forwarded-host'] || !trusts(request.socket.remoteAddress ?? '', 0))
    return undefined;
  const host = request.host;
  return HOST_AND_PORT.test(host) ? `${request.protocol}://${host}` : undefined;
}
