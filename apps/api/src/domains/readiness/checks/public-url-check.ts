import type { ReadinessItem } from '@centralita/shared-types';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock';
import { Config } from '../../../platform/config/config';
import { finding } from '../finding';
import { AddressProbe } from '../ports/address-probe';
import type { Place, ReadinessCheck } from '../readiness-check';

const DAY_MS = 86_400_000;
const CERTIFICATE_DAYS_MIN = 14;

/** Whether the provider can call this server, and safely. */
@Injectable()
export class PublicUrlCheck implements ReadinessCheck {
  constructor(
    private readonly config: Config,
    private readonly addresses: AddressProbe,
    private readonly clock: Clock,
  ) {}

  async look({ publicBaseUrl: url, reachable }: Place): Promise<ReadinessItem[]> {
    const at = { subject: url };
    if (!reachable) {
      return [
        finding(
          'public-url',
          'failed',
          'public-url/local',
          [
            'This address is known on this machine only: Twilio cannot call it.',
            'Set PUBLIC_BASE_URL to the https address of this server, or start a tunnel such as ngrok.',
          ],
          at,
        ),
      ];
    }
    const { who, why = '', certificateEndsAt } = await this.addresses.probe(url);
    if (who === 'silent') {
      return [
        finding(
          'public-url',
          'failed',
          'public-url/silent',
          [
            `Nobody answers there (${why}).`,
            'Start the server, and check its name, its certificate, the proxy before it and the firewall.',
          ],
          { ...at, parameters: { why } },
        ),
      ];
    }
    if (who === 'other') {
      return [
        finding(
          'public-url',
          'failed',
          'public-url/other',
          [
            'Something answers there, but not this server.',
            'Lead the name or the tunnel to the port of this server, or mend PUBLIC_BASE_URL.',
          ],
          at,
        ),
      ];
    }
    return [this.#answered(url, certificateEndsAt)];
  }

  #answered(url: string, endsAt: number | undefined): ReadinessItem {
    if (!url.startsWith('https:')) {
      const isEmulator = this.config.emulatorUrl !== undefined;
      return finding(
        'public-url',
        isEmulator ? 'warning' : 'failed',
        'public-url/no-tls',
        [
          'This server answers there without TLS: messages and secrets would cross the internet in clear.',
          'Put a proxy with a certificate before it, and set PUBLIC_BASE_URL to its https address.',
        ],
        { subject: url },
      );
    }
    const days = endsAt === undefined ? undefined : Math.floor((endsAt - this.clock.now()) / DAY_MS);
    if (days !== undefined && days < CERTIFICATE_DAYS_MIN) {
      return finding(
        'public-url',
        'warning',
        'public-url/certificate-ends',
        [`The certificate ends in ${days} days.`, 'See why it is not renewed by itself.'],
        { subject: url, parameters: { days: String(days) } },
      );
    }
    const words = ['This server answers there, over TLS with a valid certificate.'] as const;
    return finding('public-url', 'ok', 'public-url/ok', words, { subject: url });
  }
}
