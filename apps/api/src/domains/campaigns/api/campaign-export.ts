import { Injectable } from '@nestjs/common';
import { csvLine } from '../../../platform/csv/csv-line';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { AuditLog, type Actor } from '../../audit/api/audit-log';
import { notFound } from '../campaign-errors';
import { recipientView } from '../campaign-views';
import { CampaignsStore } from '../campaigns.store';
import { RecipientsStore } from '../recipients.store';

const PIECE = 500;
const HEADINGS = [
  ...['number', 'name', 'state', 'reason', 'sent', 'status', 'error', 'replied', 'opted out'],
  ...['price', 'currency'],
];

/** Everybody of a campaign with what became of their message, as lines of CSV; times in UTC. */
@Injectable()
export class CampaignExport {
  constructor(
    private readonly campaigns: CampaignsStore,
    private readonly recipients: RecipientsStore,
    private readonly audit: AuditLog,
    private readonly work: UnitOfWork,
  ) {}

  /** Who took it is recorded before the first line. @throws AppError `campaigns/not-found` */
  async lines(organisationId: string, id: string, actor: Actor): Promise<AsyncGenerator<string>> {
    const campaign = await this.campaigns.findIn(organisationId, id);
    if (!campaign) throw notFound();
    const subject = { kind: 'campaign', id };
    const details = { name: campaign.name };
    await this.work.run((tx) =>
      this.audit.record(tx, { actor, action: 'campaigns/exported', organisationId, subject, details }),
    );
    return this.#lines(id);
  }

  async *#lines(id: string): AsyncGenerator<string> {
    yield csvLine(HEADINGS);
    for (let after = 0; ;) {
      const rows = await this.recipients.page(id, after, PIECE);
      for (const row of rows) {
        const { address, name, state, reason, sentAt, status, errorCode, replied, optedOut, price } =
          recipientView(row);
        const sent = sentAt === null ? null : new Date(Number(sentAt)).toISOString();
        const outcome = [sent, status, errorCode, replied, optedOut];
        const cost = [price?.amount ?? null, price?.unit ?? null];
        yield csvLine([address, name, state, reason, ...outcome, ...cost]);
      }
      if (rows.length < PIECE) return;
      after = rows.at(-1)?.position ?? after;
    }
  }
}
