import { randomUUID } from 'node:crypto';
import { CAMPAIGN_RECIPIENTS_MAX } from '@centralita/shared-types';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { spellingsOf } from '../contacts/api/contact-address';
import { filledMeanwhile, notDraft, notFound, tooManyRecipients } from './campaign-errors';
import { CampaignLog } from './campaign-log';
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

/** Puts the recipients of a draft in place of those that it had. It is not filled from the first of them to the last. */
@Injectable()
export class CampaignFiller {
  constructor(
    private readonly campaigns: CampaignsStore,
    private readonly recipients: RecipientsStore,
    private readonly log: CampaignLog,
    private readonly work: UnitOfWork,
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
      await this.campaigns.change(tx, id, { filling: draft.filling + 1, filled: 0 });
      return draft.filling + 1;
    });
    for (let first = 0, isLast = false; !isLast; first += PIECE) {
      isLast = first + PIECE >= rows.length;
      await this.work.run(async (tx) => {
        const draft = await this.#draft(tx, organisationId, id);
        if (draft.filling !== filling) throw filledMeanwhile();
        await this.recipients.insert(tx, rows.slice(first, first + PIECE));
        if (!isLast) return;
        await this.campaigns.change(tx, id, { filled: 1 });
        this.log.tell(tx, draft);
      });
    }
    return rows;
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
