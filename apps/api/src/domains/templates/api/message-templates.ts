import { Injectable } from '@nestjs/common';
import {
  cleanValue,
  fillText,
  missingValues,
  type FilledTemplate,
  type MessageTemplate,
} from '@centralita/shared-types';
import { phoneNumberIdOf } from '../../accounts/api/cloud-account';
import { notApproved, notFound, valueMissing } from '../template-errors';
import { templateView } from '../template-view';
import { TemplatesStore } from '../templates.store';
import { withoutTwins } from '../without-twins';

/** The templates of an organisation, as whoever sends messages needs them. */
@Injectable()
export class MessageTemplates {
  constructor(private readonly store: TemplatesStore) {}

  /** Those that WhatsApp has approved, by name and language. */
  async approved(organisationId: string): Promise<MessageTemplate[]> {
    const rows = await this.store.list(organisationId);
    return withoutTwins(rows.filter(({ state }) => state === 'approved')).map(templateView);
  }

  /** Whatever its state; undefined where the organisation has none of that id. */
  async find(organisationId: string, id: string): Promise<MessageTemplate | undefined> {
    const row = await this.store.find(organisationId, id);
    return row && templateView(row);
  }

  /** The id at Twilio of the approved template of this name; undefined where there is none. */
  async twilioIdOf(organisationId: string, name: string, language: string): Promise<string | undefined> {
    const rows = await this.store.list(organisationId);
    return rows.find(
      (row) =>
        row.name === name &&
        row.language === language &&
        row.state === 'approved' &&
        phoneNumberIdOf(row.account_sid) === undefined,
    )?.content_sid;
  }

  /**
   * The template with its values, ready to be sent; its `text` is the preview. Values beside its variables are left out.
   *
   * @throws AppError `templates/not-found` (404), `templates/not-approved` (409), `templates/value-missing` (422)
   */
  async fill(
    organisationId: string,
    id: string,
    given: Readonly<Record<string, string>>,
  ): Promise<FilledTemplate> {
    const row = await this.store.find(organisationId, id);
    if (!row) throw notFound();
    if (row.state !== 'approved') throw notApproved();
    const { name, language, variables, buttons } = templateView(row);
    const missing = missingValues(row.body, given);
    if (missing.length > 0) throw valueMissing(missing);
    const values = Object.fromEntries(
      variables.flatMap((each) =>
        each.name in given ? [[each.name, cleanValue(given[each.name] ?? '')]] : [],
      ),
    );
    const text = fillText(row.body, values);
    return { templateId: id, name, language, contentSid: row.content_sid, values, text, buttons };
  }
}
