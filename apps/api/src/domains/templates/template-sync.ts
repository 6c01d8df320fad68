import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { variablesOf, type TemplateButton } from '@centralita/shared-types';
import { Clock } from '../../platform/clock/clock';
import type { Tx } from '../../platform/database/tx';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { ProviderError } from '../../platform/errors/provider-error';
import { ActivityLog } from '../../platform/events/activity-log';
import type { ProviderTemplate, TemplateLogin } from './ports/template-provider';
import { TemplateAccounts } from './template-accounts';
import { TemplateProviders } from './template-providers';
import { templateView } from './template-view';
import type { TemplateRow } from './templates-schema';
import { TemplatesStore } from './templates.store';

interface Comparison {
  organisationId: string;
  accountSid: string;
  found: readonly ProviderTemplate[];
  /** Whether what nobody here knows yet belongs to the organisation. */
  takesNew: boolean;
  /** When the provider was asked: what was written since may be missing in its list. */
  askedAt: number;
  isAsked: boolean;
}

/** Brings what the organisation has into step with the provider's list, and tells of verdicts. */
@Injectable()
export class TemplateSync {
  constructor(
    private readonly accounts: TemplateAccounts,
    private readonly providers: TemplateProviders,
    private readonly store: TemplatesStore,
    private readonly activities: ActivityLog,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * What fails is written down, where the page shows it: nothing is tried again by itself before the next look.
   *
   * @param options.isAsked somebody waits to hear that it is done
   * @returns whether a template waits for its verdict
   */
  async run(organisationId: string, { isAsked = false } = {}): Promise<boolean> {
    const logins = await this.accounts.ofOrganisation(organisationId);
    if (logins.length === 0) {
      await this.#note(organisationId, 'templates/no-account');
      return false;
    }
    let waits = false;
    let problem: string | null = null;
    for (const login of logins) {
      try {
        waits = (await this.#compare(organisationId, login, isAsked)) || waits;
      } catch (error) {
        if (!(error instanceof ProviderError)) throw error;
        problem ??= error.code;
      }
    }
    if (problem !== null) await this.#note(organisationId, problem);
    return waits || problem !== null;
  }

  async #compare(organisationId: string, login: TemplateLogin, isAsked: boolean): Promise<boolean> {
    const { accountSid } = login;
    const askedAt = this.clock.now();
    const found = await this.providers.of(login).list(login);
    const takesNew = await this.accounts.isAlone(organisationId, accountSid);
    return this.#write({ organisationId, accountSid, found, takesNew, askedAt, isAsked });
  }

  #note(organisationId: string, problem: string): Promise<void> {
    return this.work.run(async (tx) => {
      await this.store.putSync(tx, { organisation_id: organisationId, at: this.clock.now(), problem });
      this.#tellChanged(tx, organisationId);
    });
  }

  #write(comparison: Comparison): Promise<boolean> {
    const { organisationId, accountSid, found, takesNew, askedAt, isAsked } = comparison;
    return this.work.run(async (tx) => {
      const rows = await this.store.list(organisationId, tx);
      const known = new Map(rows.map((row) => [row.content_sid, row]));
      let isChanged = isAsked;
      for (const each of found) {
        const row = known.get(each.contentSid);
        if (!row && !takesNew) continue;
        const done = row
          ? await this.#update(tx, row, each)
          : await this.store.insert(tx, this.#row(organisationId, accountSid, each));
        isChanged ||= done;
      }
      const listed = new Set(found.map(({ contentSid }) => contentSid));
      for (const { id, account_sid: account, content_sid: sid, created_at: createdAt } of rows)
        if (account === accountSid && !listed.has(sid) && createdAt < askedAt) {
          await this.store.remove(tx, id);
          isChanged = true;
        }
      await this.store.putSync(tx, { organisation_id: organisationId, at: this.clock.now(), problem: null });
      if (isChanged) this.#tellChanged(tx, organisationId);
      const now = await this.store.list(organisationId, tx);
      return now.some(({ state }) => state === 'received' || state === 'pending');
    });
  }

  /** @returns whether anything is different */
  async #update(tx: Tx, row: TemplateRow, found: ProviderTemplate): Promise<boolean> {
    const { id, organisation_id: stream, name } = row;
    const { state, rejection } = found;
    const told = { state, rejection, category: found.category ?? row.category, ...contentOf(found, row) };
    const isSame = Object.entries(told).every(
      ([column, value]) => row[column as keyof typeof told] === value,
    );
    if (isSame) return false;
    await this.store.change(tx, id, { ...told, updated_at: this.clock.now() });
    if (row.state === state || (state !== 'approved' && state !== 'rejected')) return true;
    this.activities.append(tx, {
      stream,
      kind: `templates/${state}`,
      data: { templateId: id, name },
      role: 'agent',
    });
    return true;
  }

  #row(organisation_id: string, account_sid: string, found: ProviderTemplate): TemplateRow {
    const now = this.clock.now();
    const { contentSid: content_sid, name, language, category } = found;
    return {
      id: randomUUID(),
      organisation_id,
      account_sid,
      content_sid,
      name,
      language,
      category,
      ...contentOf(found),
      state: found.state,
      rejection: found.rejection,
      created_at: now,
      updated_at: now,
    };
  }

  #tellChanged(tx: Tx, stream: string): void {
    this.activities.append(tx, { stream, kind: 'templates/changed', data: {}, role: 'agent' });
  }
}

/**
 * What a template says, which may change under the same id: Meta takes edits of approved ones, and so does Twilio's `PUT
 * /v1/Content/{Sid}` (seen in twilio 6, `ContentContext.update`).
 * Source: https://developers.facebook.com/docs/graph-api/reference/whats-app-business-hsm
 *
 * @param row what is known of it: its samples and ids of buttons stay where the provider tells none of its own
 */
function contentOf(
  { body, samples, buttons }: ProviderTemplate,
  row?: TemplateRow,
): Pick<TemplateRow, 'body' | 'variables' | 'buttons'> {
  const known = row && templateView(row);
  const sampleOf = (name: string): string =>
    samples[name] || known?.variables.find((each) => each.name === name)?.sample || '';
  // Meta's list has no ids: the title stands in their place.
  const idOf = ({ title, id }: TemplateButton): string =>
    id === title ? (known?.buttons.find((each) => each.title === title)?.id ?? id) : id;
  return {
    body,
    variables: JSON.stringify(variablesOf(body).map((name) => ({ name, sample: sampleOf(name) }))),
    buttons: JSON.stringify(buttons.map((each) => ({ title: each.title, id: idOf(each) }))),
  };
}
