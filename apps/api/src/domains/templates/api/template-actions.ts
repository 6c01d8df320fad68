import { Injectable } from '@nestjs/common';
import type { MessageTemplate, TemplateDraft, TemplateList } from '@centralita/shared-types';
import { randomUUID } from 'node:crypto';
import type { Actor } from '../../audit/api/audit-log';
import { TemplateAccounts } from '../template-accounts';
import { readDraft } from '../template-draft';
import { alreadySubmitted, nameTaken, noAccount, notFound } from '../template-errors';
import { TemplateProviders } from '../template-providers';
import { TemplateRecords } from '../template-records';
import { templateView } from '../template-view';
import type { TemplateRow } from '../templates-schema';
import { TemplatesStore } from '../templates.store';
import { withoutTwins } from '../without-twins';

/** Where people write templates, hand them to WhatsApp's reviewers, and delete them: at the provider first, then here. */
@Injectable()
export class TemplateActions {
  constructor(
    private readonly store: TemplatesStore,
    private readonly accounts: TemplateAccounts,
    private readonly providers: TemplateProviders,
    private readonly records: TemplateRecords,
  ) {}

  async list(organisationId: string): Promise<TemplateList> {
    const [rows, sync] = await Promise.all([
      this.store.list(organisationId),
      this.store.sync(organisationId),
    ]);
    return {
      items: withoutTwins(rows).map(templateView),
      syncedAt: sync?.at ?? null,
      syncProblem: sync?.problem ?? null,
    };
  }

  /** @throws AppError `templates/malformed`, `templates/no-account`, `templates/name-taken`; ProviderError */
  async add(organisationId: string, draft: TemplateDraft, actor: Actor): Promise<MessageTemplate> {
    const written = readDraft(draft);
    const [login] = await this.accounts.ofOrganisation(organisationId);
    if (!login) throw noAccount();
    const { name, language, body, samples, buttons } = written;
    const rows = await this.store.list(organisationId);
    const isTaken = rows.some(
      (row) => row.name === name && row.language === language && row.account_sid === login.accountSid,
    );
    if (isTaken) throw nameTaken();
    const provider = this.providers.of(login);
    const { contentSid: content_sid, state } = await provider.create(login, written, draft.category);
    const variables = Object.entries(samples).map(([each, sample]) => ({ name: each, sample }));
    const id = await this.records.add(
      {
        ...{ id: randomUUID(), organisation_id: organisationId, account_sid: login.accountSid, content_sid },
        ...{ name, language, category: draft.category, body },
        ...{ variables: JSON.stringify(variables), buttons: JSON.stringify(buttons) },
        ...{ state, rejection: null },
      },
      actor,
    );
    return templateView(await this.#find(organisationId, id));
  }

  /** @throws AppError `templates/not-found`, `templates/already-submitted`, `templates/no-account`; ProviderError */
  async submit(organisationId: string, id: string, actor: Actor): Promise<MessageTemplate> {
    const row = await this.#find(organisationId, id);
    if (row.state !== 'unsubmitted') throw alreadySubmitted();
    const { name, category, content_sid: contentSid } = row;
    const request = { name, category: category ?? 'utility' };
    const login = this.#login(row);
    const state = await this.providers.of(login).submit(login, contentSid, request);
    await this.records.submitted(row, { state, category: request.category }, actor);
    return templateView(await this.#find(organisationId, id));
  }

  /** @throws AppError `templates/not-found`, `templates/no-account`; ProviderError */
  async remove(organisationId: string, id: string, actor: Actor): Promise<void> {
    const row = await this.#find(organisationId, id);
    const login = this.#login(row);
    await this.providers.of(login).remove(login, row.content_sid, row.name);
    await this.records.removed(row, actor);
  }

  /** Compares with the provider soon. */
  async sync(organisationId: string): Promise<void> {
    await this.records.askForSync(organisationId);
  }

  #login(row: TemplateRow) {
    const login = this.accounts.ofSid(row.account_sid);
    if (!login) throw noAccount();
    return login;
  }

  async #find(organisationId: string, id: string): Promise<TemplateRow> {
    const row = await this.store.find(organisationId, id);
    if (!row) throw notFound();
    return row;
  }
}
