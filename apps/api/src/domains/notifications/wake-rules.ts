import { ROLES, type ActivityKind, type Role } from '@centralita/shared-types';
import type { NewActivity } from '../../platform/events/activity-log';
import type { PushTopic } from './push.store';

/** How something wakes a closed page. */
export interface WakeRule {
  topic: PushTopic;
  /** The least role that is woken. */
  role: Role;
  /** After this nobody needs to know any more. */
  ttlSec: number;
  urgency: 'normal' | 'high';
  /** Ids and kinds in the activity's data that are sent. Nothing else of it is. */
  facts: readonly string[];
  /** Of its facts, the one whose later notice replaces an earlier one that was not delivered yet. */
  replaces: string;
}

const RULES: Partial<Record<ActivityKind, WakeRule>> = {
  'calls/ringing': {
    topic: 'calls',
    role: 'agent',
    ttlSec: 30,
    urgency: 'high',
    facts: ['callSid'],
    replaces: 'callSid',
  },
  'alerts/raised': {
    topic: 'alerts',
    role: 'viewer',
    ttlSec: 86_400,
    urgency: 'normal',
    facts: ['id', 'kind'],
    replaces: 'id',
  },
};

/** @returns undefined where nobody is woken for it */
export function wakeRule({ kind, data, role = 'viewer' }: Omit<NewActivity, 'stream'>): WakeRule | undefined {
  const rule = RULES[kind as ActivityKind];
  if (!rule) return undefined;
  // Whoever dials knows that it rings, and an alert that is raised again has woken people already.
  if (data['direction'] === 'outgoing' || Number(data['count'] ?? 1) > 1) return undefined;
  return { ...rule, role: ROLES.indexOf(role) > ROLES.indexOf(rule.role) ? role : rule.role };
}

export const factsOf = ({ facts }: WakeRule, data: NewActivity['data']): NewActivity['data'] =>
  Object.fromEntries(Object.entries(data).filter(([name]) => facts.includes(name)));
