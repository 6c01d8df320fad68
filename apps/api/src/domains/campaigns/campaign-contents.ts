import {
  campaignText,
  fillText,
  missingCampaignValues,
  missingValues,
  variablesOf,
  type CampaignProblem,
  type CampaignValue,
  type FilledTemplate,
  type MessageTemplate,
} from '@centralita/shared-types';
import { Injectable } from '@nestjs/common';
import { MessageTemplates } from '../templates/api/message-templates';
import type { CampaignRecipientRow, CampaignRow } from './campaigns-schema';

/** What a campaign says, read once for many recipients. */
export type CampaignContent =
  | { kind: 'text'; text: string }
  | { kind: 'template'; template: MessageTemplate; values: readonly CampaignValue[] };

type Recipient = Pick<CampaignRecipientRow, 'name' | 'fields'>;

/** What each recipient of a campaign would read. */
@Injectable()
export class CampaignContents {
  constructor(private readonly templates: MessageTemplates) {}

  /** @returns `problem` where nothing of it may be sent */
  async of(campaign: CampaignRow): Promise<CampaignContent | { kind: 'problem'; problem: CampaignProblem }> {
    const { organisation_id: organisationId, template_id: id, template_values: values, text } = campaign;
    if (id === null) return { kind: 'text', text: text ?? '' };
    const template = await this.templates.find(organisationId, id);
    if (template?.state !== 'approved') return { kind: 'problem', problem: 'template-not-approved' };
    const given = JSON.parse(values) as CampaignValue[];
    // Else every recipient would be left out, one by one, as if something were not known of them.
    const hasAll = variablesOf(template.body).every((name) => given.some((one) => one.name === name));
    if (!hasAll) return { kind: 'problem', problem: 'template-changed' };
    return { kind: 'template', template, values: given };
  }

  /** The message of one of them, ready to be sent. @throws AppError of `MessageTemplates.fill` */
  async filled(
    campaign: CampaignRow,
    content: CampaignContent,
    recipient: Recipient,
  ): Promise<string | FilledTemplate> {
    if (content.kind === 'text') return campaignText(content.text, valuesOf(recipient));
    const given = templateValues(content.values, recipient);
    return this.templates.fill(campaign.organisation_id, content.template.id, given);
  }
}

/** What one of them would read; undefined where something is not known of them. */
export function previewOf(content: CampaignContent, recipient: Recipient): string | undefined {
  if (content.kind === 'text') {
    const values = valuesOf(recipient);
    if (missingCampaignValues(content.text, values).length > 0) return undefined;
    return campaignText(content.text, values) || undefined;
  }
  const { body } = content.template;
  const given = templateValues(content.values, recipient);
  return missingValues(body, given).length > 0 ? undefined : fillText(body, given);
}

/** A value with something in it that is not known is none. */
function templateValues(values: readonly CampaignValue[], recipient: Recipient): Record<string, string> {
  const known = valuesOf(recipient);
  return Object.fromEntries(
    values
      .filter(({ value }) => missingCampaignValues(value, known).length === 0)
      .map(({ name, value }) => [name, campaignText(value, known)]),
  );
}

/** Their name by its word in either language; a column or a field of that name goes before. */
const valuesOf = ({ name, fields }: Recipient): Record<string, string> => ({
  ...(name !== null && { name, nombre: name }),
  ...(JSON.parse(fields) as Record<string, string>),
});
