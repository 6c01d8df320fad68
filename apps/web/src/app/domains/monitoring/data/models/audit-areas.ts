import type { ActivityKind } from '@centralita/shared-types';

/** The matters by which the audit log can be narrowed: the first part of an action. */
export const AUDIT_AREAS = [
  'sign-in',
  'people',
  'sessions',
  'tokens',
  'organisations',
  'quarantine',
  'accounts',
  'alerts',
  'knowledge',
  'templates',
  'appointments',
  'campaigns',
  'webhooks',
  'jobs',
  'audit',
] as const;

/** Whatever happens may have left a line in the log. Presence comes and goes without one. */
export const EVERYTHING_THAT_HAPPENS: readonly ActivityKind[] = [
  'people/joined',
  'people/changed',
  'people/invited',
  'people/invitation-withdrawn',
  'organisations/created',
  'organisations/changed',
  'accounts/changed',
  'accounts/tested',
  'alerts/raised',
  'alerts/resolved',
  'quarantine/changed',
  'jobs/died',
  'jobs/retried',
  'knowledge/changed',
  'templates/changed',
  'templates/approved',
  'templates/rejected',
  'appointments/changed',
  'campaigns/changed',
  'webhooks/changed',
  'demo/created',
];
