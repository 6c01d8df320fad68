import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config/config';
import { Tunnels } from '../../platform/public-url/tunnels';
import { fetchOutside } from '../../platform/rehearsal/fetch-outside';

const TIMEOUT_MS = 1_000;
const PUBLIC_ADDRESS = /^https?:\/\/[a-z0-9.-]+(:\d{1,5})?$/i;

interface NgrokTunnel {
  public_url?: unknown;
  config?: { addr?: unknown };
}

/**
 * Asks the ngrok agent of this machine. Source: https://ngrok.com/docs/agent/api (GET /api/tunnels). A tunnel counts
 * when it leads to our port, or to the web app's development server, which hands our paths over.
 */
@Injectable()
export class NgrokTunnels extends Tunnels {
  constructor(private readonly config: Config) {
    super();
  }

  async addressFor(port: number): Promise<string | undefined> {
    const ports = [port, this.config.webPort];
    const tunnels = (await this.#tunnels()).flatMap(({ public_url: address, config }) =>
      typeof address === 'string' && PUBLIC_ADDRESS.test(address) && ports.includes(portOf(config?.addr))
        ? [address]
        : [],
    );
    return tunnels.find((address) => address.startsWith('https:')) ?? tunnels[0];
  }

  async #tunnels(): Promise<NgrokTunnel[]> {
    try {
      const answer = await fetchOutside('ngrok', `${this.config.ngrokApiUrl}/api/tunnels`, {
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      const { tunnels } = (await answer.json()) as { tunnels?: unknown };
      return Array.isArray(tunnels) ? (tunnels as NgrokTunnel[]) : [];
    } catch {
      // No ngrok here, or not yet: that is the usual case.
      return [];
    }
  }
}

/** ngrok writes the target as `http://localhost:3000`, `localhost:3000` or `3000`. */
const portOf = (target: unknown): number => Number(/(\d+)\/?$/.exec(String(target))?.[1]);
