import type { AuditDetail } from '@centralita/shared-types/rules';

/** Values that are names, and where their words stand. The words of the first place that has any are shown. */
export const NAMED = {
  action: ['monitoring.action.', 'monitoring.area.'],
  alert: ['monitoring.value.alert.'],
  language: ['monitoring.value.language.'],
  provider: ['monitoring.value.provider.'],
  queue: ['monitoring.queue.'],
  reason: ['monitoring.value.reason.'],
  role: ['monitoring.value.role.'],
  state: ['monitoring.value.state.'],
  theme: ['monitoring.value.theme.'],
} as const;

type DetailForm = keyof typeof NAMED | 'fields' | 'host' | 'moment' | 'person' | 'plain';

/** How the value of each detail is put into words. Plain: a text as it is, a number, yes or no. */
export const DETAIL_FORMS: Readonly<Record<AuditDetail, DetailForm>> = {
  action: 'action',
  active: 'plain',
  added: 'plain',
  alerts: 'plain',
  calls: 'plain',
  channel: 'plain',
  count: 'plain',
  email: 'plain',
  fields: 'fields',
  former: 'plain',
  formerName: 'plain',
  formerRole: 'role',
  from: 'moment',
  host: 'host',
  kind: 'alert',
  language: 'language',
  leftAtProvider: 'plain',
  mailDomains: 'plain',
  name: 'plain',
  numbers: 'plain',
  personId: 'person',
  provider: 'provider',
  queue: 'queue',
  reason: 'reason',
  role: 'role',
  secondFactor: 'plain',
  threshold: 'plain',
  state: 'state',
  theme: 'theme',
  to: 'moment',
};

export const isAuditDetail = (name: string): name is AuditDetail => Object.hasOwn(DETAIL_FORMS, name);
