import type {
  Campaign,
  CampaignChannel,
  CampaignDraft,
  ContactField,
  MessageTemplate,
} from '@centralita/shared-types';
import { conditionFault, conditionForms, conditionOf, type ConditionForm } from './condition-form';

/** What somebody types for a campaign. */
export interface CampaignForm {
  name: string;
  channel: CampaignChannel;
  /** Id; empty: a text. */
  template: string;
  text: string;
  values: Record<string, string>;
  recipients: 'list' | 'contacts';
  list: string;
  search: string;
  /** Digits; empty: whenever they wrote. */
  days: string;
  /** All of them hold. */
  conditions: readonly ConditionForm[];
  perMinute: string;
  /** Digits; empty: as many as there are. */
  perDay: string;
  evenInQuietHours: boolean;
}

export type CampaignFormFault =
  'name' | 'text' | 'values' | 'list' | 'days' | 'conditions' | 'perMinute' | 'perDay';

/** What a campaign can be written with: the templates of the organisation, and the fields of its contacts. */
export interface CampaignMaterial {
  templates: readonly MessageTemplate[];
  fields: readonly ContactField[];
}

export const PER_MINUTE_USUAL = 30;

export const formOf = (campaign: Campaign | undefined): CampaignForm => ({
  name: campaign?.name ?? '',
  channel: campaign?.channel ?? 'whatsapp',
  template: campaign?.template?.id ?? '',
  text: campaign?.text ?? '',
  values: Object.fromEntries((campaign?.template?.values ?? []).map(({ name, value }) => [name, value])),
  recipients: campaign?.contacts ? 'contacts' : 'list',
  list: '',
  search: campaign?.contacts?.search ?? '',
  days: String(campaign?.contacts?.wroteWithinDays ?? ''),
  conditions: conditionForms(campaign?.contacts?.conditions ?? []),
  perMinute: String(campaign?.perMinute ?? PER_MINUTE_USUAL),
  perDay: String(campaign?.perDay ?? ''),
  evenInQuietHours: campaign?.evenInQuietHours ?? false,
});

/** @param hasList whether it has recipients of a list already, or a file is chosen */
export function faultsOf(
  form: CampaignForm,
  {
    template,
    fields,
    hasList,
  }: {
    template: MessageTemplate | undefined;
    fields: readonly ContactField[];
    hasList: boolean;
  },
): CampaignFormFault[] {
  const isWhole = (text: string, max: number): boolean =>
    /^\d{1,7}$/.test(text.trim()) && Number(text) >= 1 && Number(text) <= max;
  const wrong: Record<CampaignFormFault, boolean> = {
    name: form.name.trim() === '',
    text: template === undefined && form.text.trim() === '',
    values: template?.variables.some(({ name }) => !form.values[name]?.trim()) ?? false,
    list: form.recipients === 'list' && form.list.trim() === '' && !hasList,
    days: form.recipients === 'contacts' && form.days.trim() !== '' && !isWhole(form.days, 3_650),
    conditions:
      form.recipients === 'contacts' &&
      form.conditions.some((one) => conditionFault(one, fields) !== undefined),
    perMinute: !isWhole(form.perMinute, 600),
    perDay: form.perDay.trim() !== '' && !isWhole(form.perDay, 1_000_000),
  };
  return (Object.keys(wrong) as CampaignFormFault[]).filter((fault) => wrong[fault]);
}

export function draftOf(
  form: CampaignForm,
  template: MessageTemplate | undefined,
  fields: readonly ContactField[],
): CampaignDraft {
  const search = form.search.trim();
  const contacts = {
    ...(search !== '' && { search }),
    ...(form.days.trim() !== '' && { wroteWithinDays: Number(form.days) }),
    ...(form.conditions.length > 0 && {
      conditions: form.conditions.map((one) => conditionOf(one, fields)),
    }),
  };
  return {
    name: form.name.trim(),
    channel: form.channel,
    ...(template
      ? {
          templateId: template.id,
          templateValues: template.variables.map(({ name }) => ({
            name,
            value: form.values[name]?.trim() ?? '',
          })),
        }
      : { text: form.text.trim() }),
    ...(form.recipients === 'contacts' && { contacts }),
    perMinute: Number(form.perMinute),
    perDay: form.perDay.trim() === '' ? null : Number(form.perDay),
    evenInQuietHours: form.evenInQuietHours,
  };
}
