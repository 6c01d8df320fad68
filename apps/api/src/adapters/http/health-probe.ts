import { connect, type TLSSocket } from 'node:tls';
import { Injectable } from '@nestjs/common';
import { AddressProbe, type Probed } from '../../domains/readiness/ports/address-probe';
import { fetchOutside } from '../../platform/rehearsal/fetch-outside';

const TIMEOUT_MS = 5_000;

/** Looks for the health page of this server at an address. The address is our own: from the configuration or a tunnel. */
@Injectable()
export class HealthProbe extends AddressProbe {
  async probe(base: string): Promise<Probed> {
    try {
      const answer = await fetchOutside('our own address', `${base}/health`, {
        redirect: 'manual',
        // ngrok shows browsers a page of its own otherwise: https://ngrok.com/docs/errors/err_ngrok_6024
        headers: { 'ngrok-skip-browser-warning': '1' },
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      const body = (await answer.json().catch(() => ({}))) as {
        components?: { twilio_configured?: unknown };
      };
      if (typeof body.components?.twilio_configured !== 'boolean') return { who: 'other' };
      const certificateEndsAt = await certificateEnd(new URL(base));
      return { who: 'ours', ...(certificateEndsAt !== undefined && { certificateEndsAt }) };
    } catch (error) {
      return { who: 'silent', why: reasonOf(error) };
    }
  }
}

/** A valid certificate was shown already: `fetch` refuses others. */
function certificateEnd({ protocol, hostname, port }: URL): Promise<number | undefined> {
  if (protocol !== 'https:') return Promise.resolve(undefined);
  return new Promise((resolve) => {
    const socket: TLSSocket = connect({
      host: hostname,
      port: Number(port || 443),
      servername: hostname,
      timeout: TIMEOUT_MS,
    });
    const end = (at?: number): void => {
      socket.destroy();
      resolve(at);
    };
    socket.once('secureConnect', () => end(Date.parse(socket.getPeerCertificate().valid_to) || undefined));
    socket.once('error', () => end());
    socket.once('timeout', () => end());
  });
}

function reasonOf(error: unknown): string {
  const { name, cause } = error as Error & { cause?: { code?: string; message?: string } };
  if (name === 'TimeoutError') return 'no answer within 5 s';
  return cause?.code ?? cause?.message ?? name;
}
