import type { CampaignContacts, CampaignDraft } from '@centralita/shared-types';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { AppError } from '../../platform/errors/app-error';
import { AuditLog, type Actor } from '../audit/api/audit-log';
import { ContactFields } from '../contacts/api/contact-fields';
import { MessageTemplates } from '../templates/api/message-templates';
import { notDraft, notFound, nothingToSend } from './campaign-errors';
import { CampaignLog } from './campaign-log';
import type { CampaignRow } from './campaigns-schema';
import { CampaignsStore } from './campaigns.store';

type Written = Pick<
  CampaignRow,
  | ('name' | 'channel' | 'text' | 'contacts' | 'per_minute' | 'per_day' | 'even_in_quiet_hours')
  | ('template_id' | 'template_name' | 'template_values')
>;

/** What a campaign is to send, while it has not begun. */
@Injectable()
export class CampaignDrafts {
  constructor(
    private readonly campaigns: CampaignsStore,
    private readonly templates: MessageTemplates,
    private readonly fields: ContactFields,
    private readonly audit: AuditLog,
    private readonly log: CampaignLog,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError `campaigns/nothing-to-send`, `templates/not-found`, `templates/not-on-channel`, as `ContactFields.conditions` */
  async add(organisationId: string, id: string, draft: CampaignDraft, actor: Actor): Promise<void> {
    const written = await this.#written(organisationId, draft);
    await this.work.run(async (tx) => {
      await this.campaigns.insert(tx, {
        ...{ id, organisation_id: organisationId, ...written },
        ...{ state: 'draft', problem: null, made_by: actor.personId ?? null, created_at: this.clock.now() },
        ...{ starts_at: null, ended_at: null, turn: 0, filling: 0, sent_day: null, sent_that_day: 0 },
        ...{ filled: Number(!draft.contacts), goes_on_at: null },
      });
      const { name, channel } = draft;
      const subject = { kind: 'campaign', id };
      await this.audit.record(tx, {
        ...{ actor, action: 'campaigns/added', organisationId, subject, details: { name, channel } },
      });
      this.log.tell(tx, { id, organisation_id: organisationId });
    });
  }

  /** @throws AppError as `add`, `campaigns/not-found`, `campaigns/not-draft` */
  async change(organisationId: string, id: string, draft: CampaignDraft, actor: Actor): Promise<void> {
    const written = await this.#written(organisationId, draft);
    await this.work.run(async (tx) => {
      const before = await this.campaigns.hold(tx, organisationId, id);
      if (!before) throw notFound();
      if (before.state !== 'draft') throw notDraft();
      // Who it goes to by now comes in after it; what is still coming in by another choice ends.
      const anew = draft.contacts && { filling: before.filling + 1, filled: 0 };
      await this.campaigns.change(tx, id, { ...written, ...anew });
      const { name, channel } = draft;
      const subject = { kind: 'campaign', id };
      await this.audit.record(tx, {
        ...{ actor, action: 'campaigns/changed', organisationId, subject, details: { name, channel } },
      });
      this.log.tell(tx, before);
    });
  }

  async #written(organisationId: string, draft: CampaignDraft): Promise<Written> {
    const { name, channel, text = '', templateId, templateValues = [], contacts } = draft;
    if ((text === '') === (templateId === undefined)) throw nothingToSend();
    if (templateId !== undefined && channel !== 'whatsapp') throw notOnChannel();
    const template =
      templateId === undefined ? undefined : await this.templates.find(organisationId, templateId);
    if (templateId !== undefined && !template) throw templateNotFound();
    return {
      ...{ name, channel, text: text === '' ? null : text },
      ...{ template_id: templateId ?? null, template_name: template?.name ?? null },
      template_values: JSON.stringify(templateValues),
      contacts: contacts ? JSON.stringify(await this.#spelt(organisationId, contacts)) : null,
      ...{ per_minute: draft.perMinute, per_day: draft.perDay },
      even_in_quiet_hours: Number(draft.evenInQuietHours),
    };
  }

  /** What is compared with fields as the fields have it: pages can show it. */
  async #spelt(organisationId: string, contacts: CampaignContacts): Promise<CampaignContacts> {
    if (!contacts.conditions) return contacts;
    const conditions = await this.fields.conditions(organisationId, contacts.conditions);
    return {
      ...contacts,
      conditions: conditions.map(({ fieldId, comparison, values }) => ({ fieldId, comparison, values })),
    };
  }
}

const notOnChannel = (): AppError =>
  new AppError({
    code: 'templates/not-on-channel',
    detail: 'Templates are for WhatsApp. Write a text for the other channels.',
    status: 422,
  });
const templateNotFound = (): AppError =>
  new AppError({
    code: 'templates/not-found',
    detail: 'There is no such template: somebody may have deleted it. Load the list again.',
    status: 404,
  });
