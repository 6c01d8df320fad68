import { randomUUID } from 'node:crypto';
import { CAMPAIGN_RECIPIENTS_MAX, E164, type CampaignContacts } from '@centralita/shared-types';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock';
import type { Tx } from '../../platform/database/tx';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { spellingsOf } from '../contacts/api/contact-address';
import { ContactFields } from '../contacts/api/contact-fields';
import { Contacts } from '../contacts/api/contacts';
import { AutomaticMessages } from '../messages/api/automatic-messages';
import { filledMeanwhile, notDraft, notFound, tooManyRecipients } from './campaign-errors';
import { variableOf } from './campaign-list';
import type { CampaignRecipientRow, CampaignRow } from './campaigns-schema';
import { CampaignsStore } from './campaigns.store';
import { RecipientsStore } from './recipients.store';

/** Somebody whom a campaign may go to. */
export interface Candidate {
  /** What stands in the list, or the contact's address. */
  given: string;
  /** E.164; undefined where it is none. */
  number: string | undefined;
  name: string | null;
  fields: Record<string, string>;
}

/** A unit of work holds up every other writer: so many in each. */
const PIECE = 200;
const DAY_MS = 86_400_000;

/** Puts the recipients of a draft in place of those that it had. */
@Injectable()
export class CampaignFiller {
  constructor(
    private readonly campaigns: CampaignsStore,
    private readonly recipients: RecipientsStore,
    private readonly contacts: Contacts,
    private readonly fields: ContactFields,
    private readonly messages: AutomaticMessages,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError `campaigns/not-draft`, `campaigns/filled-meanwhile` (409), `campaigns/too-many` (422) */
  async fill(
    organisationId: string,
    id: string,
    candidates: readonly Candidate[],
  ): Promise<CampaignRecipientRow[]> {
    if (candidates.length > CAMPAIGN_RECIPIENTS_MAX) throw tooManyRecipients();
    const rows = rowsOf(organisationId, id, candidates);
    const filling = await this.work.run(async (tx) => {
      const draft = await this.#draft(tx, organisationId, id);
      await this.recipients.clear(tx, id);
      await this.campaigns.change(tx, id, { filling: draft.filling + 1 });
      return draft.filling + 1;
    });
    for (let first = 0; first < rows.length; first += PIECE)
      await this.work.run(async (tx) => {
        const draft = await this.#draft(tx, organisationId, id);
        if (draft.filling !== filling) throw filledMeanwhile();
        await this.recipients.insert(tx, rows.slice(first, first + PIECE));
      });
    return rows;
  }

  /**
   * Contacts of the channel with what their fields say, as many as a campaign may have and one more.
   *
   * @throws AppError of `ContactFields.conditions`
   */
  async contactsOf(
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

  async #draft(tx: Tx, organisationId: string, id: string): Promise<CampaignRow> {
    const campaign = await this.campaigns.hold(tx, organisationId, id);
    if (!campaign) throw notFound();
    if (campaign.state !== 'draft') throw notDraft();
    return campaign;
  }
}

/** Each number once, whichever way it is written. */
function rowsOf(
  organisation_id: string,
  campaign_id: string,
  candidates: readonly Candidate[],
): CampaignRecipientRow[] {
  const seen = new Set<string>();
  return candidates.map(({ given, number, name, fields }, index) => {
    const isDouble = number !== undefined && spellingsOf(number).some((spelling) => seen.has(spelling));
    if (number !== undefined) seen.add(number);
    const reason = number === undefined ? 'no-number' : isDouble ? 'duplicate' : null;
    return {
      ...{ id: randomUUID(), organisation_id, campaign_id, position: index + 1, name },
      address: number ?? given,
      fields: JSON.stringify(fields),
      state: reason === null ? 'waiting' : 'left-out',
      reason,
      due_at: 0,
      ...{ sent_at: null, conversation_id: null, message_id: null },
    };
  });
}
