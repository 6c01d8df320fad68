import { CAMPAIGN_RECIPIENTS_MAX, E164, type CampaignContacts } from '@centralita/shared-types';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock';
import { ContactFields } from '../contacts/api/contact-fields';
import { Contacts } from '../contacts/api/contacts';
import { AutomaticMessages } from '../messages/api/automatic-messages';
import type { Candidate } from './campaign-filler';
import { variableOf } from './campaign-list';
import type { CampaignRow } from './campaigns-schema';

/** Read at once; requests of other people come in between. */
const PIECE = 200;
const DAY_MS = 86_400_000;

/** Contacts whom a campaign may go to. */
@Injectable()
export class ContactCandidates {
  constructor(
    private readonly contacts: Contacts,
    private readonly fields: ContactFields,
    private readonly messages: AutomaticMessages,
    private readonly clock: Clock,
  ) {}

  /**
   * Contacts of the channel with what their fields say, as many as a campaign may have and one more.
   *
   * @throws AppError of `ContactFields.conditions`
   */
  async of(
    organisationId: string,
    channel: CampaignRow['channel'],
    { search, wroteWithinDays, conditions: asked = [] }: CampaignContacts,
  ): Promise<Candidate[]> {
    const candidates: Candidate[] = [];
    const conditions = await this.fields.conditions(organisationId, asked);
    const since = wroteWithinDays === undefined ? 0 : this.clock.now() - wroteWithinDays * DAY_MS;
    for (let after = ''; candidates.length <= CAMPAIGN_RECIPIENTS_MAX;) {
      const filter = { organisationId, channel, search, conditions };
      const page = await this.contacts.page({ ...filter, after, limit: PIECE });
      const addresses = page.map(({ address }) => address);
      const reaches =
        since > 0 ? await this.messages.reachAll(organisationId, channel, addresses) : undefined;
      const texts = await this.fields.textsOf(
        organisationId,
        page.map(({ id }) => id),
      );
      for (const { id, address, name } of page)
        if (!reaches || (reaches.get(address)?.inboundAt ?? 0) >= since)
          candidates.push({
            given: address,
            number: E164.test(address) ? address : undefined,
            name,
            fields: Object.fromEntries(
              [...(texts.get(id) ?? [])].map(([field, text]) => [variableOf(field), text]),
            ),
          });
      if (page.length < PIECE) break;
      after = page.at(-1)?.address ?? after;
    }
    return candidates;
  }
}
