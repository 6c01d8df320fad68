import { randomUUID } from 'node:crypto';
import type {
  Campaign,
  CampaignDraft,
  CampaignListResult,
  CampaignRecipient,
  Page,
} from '@centralita/shared-types';
import { countryOfNumber } from '@centralita/shared-types/phone-numbers';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../audit/api/audit-log';
import { OrganisationDirectory } from '../../organisations/api/organisation-directory';
import { CampaignFiller } from '../campaign-filler';
import { readCampaignList } from '../campaign-list';
import { CampaignDrafts } from '../campaign-drafts';
import { notFound } from '../campaign-errors';
import { CampaignViews, recipientView } from '../campaign-views';
import { ContactCandidates } from '../contact-candidates';
import { CampaignsStore } from '../campaigns.store';
import { RecipientsStore } from '../recipients.store';

const LATEST_MAX = 50;
const PER_PAGE = 100;
const FAULTS_MAX = 20;

/** Campaigns of an organisation: what is sent to many, to whom, and what became of it. */
@Injectable()
export class Campaigns {
  constructor(
    private readonly store: CampaignsStore,
    private readonly recipients: RecipientsStore,
    private readonly drafts: CampaignDrafts,
    private readonly filler: CampaignFiller,
    private readonly candidates: ContactCandidates,
    private readonly views: CampaignViews,
    private readonly directory: OrganisationDirectory,
  ) {}

  /** The latest first. */
  async list(organisationId: string): Promise<Campaign[]> {
    return this.views.all(await this.store.latest(organisationId, LATEST_MAX));
  }

  /** @throws AppError `campaigns/not-found` */
  async read(organisationId: string, id: string): Promise<Campaign> {
    const row = await this.store.findIn(organisationId, id);
    const [view] = await this.views.all(row ? [row] : []);
    if (!view) throw notFound();
    return view;
  }

  /**
   * @throws AppError `campaigns/nothing-to-send`, `campaigns/too-many`, `templates/not-found`, `templates/not-on-channel`,
   * `contacts/unknown-field`, `contacts/bad-condition`
   */
  async add(organisationId: string, draft: CampaignDraft, actor: Actor): Promise<Campaign> {
    const id = randomUUID();
    const contacts = draft.contacts && (await this.#contacts(organisationId, draft, draft.contacts));
    await this.drafts.add(organisationId, id, draft, actor);
    if (contacts) await this.filler.fill(organisationId, id, contacts);
    return this.read(organisationId, id);
  }

  /** @throws AppError as `add`, and `campaigns/not-found`, `campaigns/not-draft` */
  async change(organisationId: string, id: string, draft: CampaignDraft, actor: Actor): Promise<Campaign> {
    const contacts = draft.contacts && (await this.#contacts(organisationId, draft, draft.contacts));
    await this.drafts.change(organisationId, id, draft, actor);
    if (contacts) await this.filler.fill(organisationId, id, contacts);
    return this.read(organisationId, id);
  }

  /** A list in place of the recipients that it had. @throws AppError as `CampaignFiller.fill` */
  async bringList(organisationId: string, id: string, content: Buffer): Promise<CampaignListResult> {
    const [own] = this.directory.numbersOf(organisationId);
    const country = own === undefined ? undefined : countryOfNumber(own);
    const { variables, recipients } = readCampaignList(content, country);
    const rows = await this.filler.fill(organisationId, id, recipients);
    const unread = recipients.filter(({ number }) => number === undefined);
    return {
      variables,
      recipients: rows.filter(({ state }) => state === 'waiting').length,
      duplicates: rows.filter(({ reason }) => reason === 'duplicate').length,
      faults: unread.slice(0, FAULTS_MAX).map(({ line, given }) => ({ line, value: given })),
      faultCount: unread.length,
    };
  }

  /** In the order of the list. @throws AppError `campaigns/not-found` */
  async recipientsOf(organisationId: string, id: string, after = 0): Promise<Page<CampaignRecipient>> {
    if (!(await this.store.findIn(organisationId, id))) throw notFound();
    const rows = await this.recipients.page(id, after, PER_PAGE + 1);
    const shown = rows.slice(0, PER_PAGE);
    const last = shown.at(-1);
    return {
      items: shown.map(recipientView),
      next: rows.length > PER_PAGE && last ? String(last.position) : null,
    };
  }

  #contacts(
    organisationId: string,
    { channel }: CampaignDraft,
    contacts: NonNullable<CampaignDraft['contacts']>,
  ): ReturnType<ContactCandidates['of']> {
    return this.candidates.of(organisationId, channel, contacts);
  }
}
