import { Injectable } from '@nestjs/common';
import type { CloudLogin } from '../../domains/messages/ports/cloud-sender';
import { ProviderError } from '../../platform/errors/provider-error';
import { GraphRequests } from './graph-requests';

interface Health {
  health_status?: { entities?: { entity_type?: unknown; id?: unknown }[] };
}

/** Which WhatsApp account a number belongs to. Source: https://developers.facebook.com/docs/whatsapp/cloud-api/health-status */
@Injectable()
export class BusinessAccounts {
  readonly #ids = new Map<string, string>();

  constructor(private readonly graph: GraphRequests) {}

  /** @throws ProviderError */
  async idOf({ accessToken, phoneNumberId }: CloudLogin): Promise<string> {
    const known = this.#ids.get(phoneNumberId);
    if (known !== undefined) return known;
    const path = `${phoneNumberId}?fields=health_status`;
    const { health_status: health } = await this.graph.ask<Health>(accessToken, path);
    const id = health?.entities?.find(({ entity_type: type }) => type === 'WABA')?.id;
    if (typeof id !== 'string' || !/^\d{1,32}$/.test(id))
      throw new ProviderError({
        code: 'meta/no-business-account',
        detail: 'Meta does not tell which WhatsApp account the number belongs to.',
      });
    this.#ids.set(phoneNumberId, id);
    return id;
  }
}
