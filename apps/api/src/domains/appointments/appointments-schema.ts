import type { AppointmentState, NoticeStop, ReminderChannel, RuleKind } from '@centralita/shared-types';
import { sql } from 'kysely';
import type { SchemaChange } from '../../platform/database/schema-change';

export type AppointmentRow = {
  id: string;
  organisation_id: string;
  /** Of the system that brought it in; one appointment for each. */
  external_id: string | null;
  /** Of the first channel that reaches the customer. */
  contact_id: string;
  name: string | null;
  /** E.164; stored whole, since messages go there. */
  phone: string | null;
  email: string | null;
  language: string | null;
  starts_at: number;
  time_zone: string;
  what: string;
  place: string | null;
  with_whom: string | null;
  note: string | null;
  state: AppointmentState;
  created_at: number;
  updated_at: number;
};

/** A message of an appointment. What was sent stays; what is planned is planned anew when the appointment changes. */
export type NoticeRow = {
  id: string;
  organisation_id: string;
  appointment_id: string;
  rule_id: string;
  kind: RuleKind;
  /** Time of the appointment that it tells of: one message for each rule and time. */
  starts_at: number;
  /** When it goes, or went. */
  at: number;
  state: 'planned' | 'sent' | 'stopped';
  stopped: NoticeStop | null;
  channel: ReminderChannel | null;
  conversation_id: string | null;
  message_id: string | null;
};

export type ReminderRulesRow = {
  organisation_id: string;
  /** JSON of `ReminderRules`. */
  rules: string;
  updated_at: number;
};

export type AppointmentTables = {
  appointments: AppointmentRow;
  appointment_notices: NoticeRow;
  reminder_rules: ReminderRulesRow;
};

export const APPOINTMENTS_SCHEMA: readonly SchemaChange[] = [
  {
    name: '2026-11-29-appointments',
    async up({ schema }) {
      await schema
        .createTable('appointments')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('organisation_id', 'text', (column) => column.notNull().references('organisations.id'))
        .addColumn('external_id', 'text')
        .addColumn('contact_id', 'text', (column) => column.notNull())
        .addColumn('name', 'text')
        .addColumn('phone', 'text')
        .addColumn('email', 'text')
        .addColumn('language', 'text')
        .addColumn('starts_at', 'bigint', (column) => column.notNull())
        .addColumn('time_zone', 'text', (column) => column.notNull())
        .addColumn('what', 'text', (column) => column.notNull())
        .addColumn('place', 'text')
        .addColumn('with_whom', 'text')
        .addColumn('note', 'text')
        .addColumn('state', 'text', (column) => column.notNull())
        .addColumn('created_at', 'bigint', (column) => column.notNull())
        .addColumn('updated_at', 'bigint', (column) => column.notNull())
        .execute();
      await schema
        .createIndex('appointments_by_external_id')
        .unique()
        .on('appointments')
        .columns(['organisation_id', 'external_id'])
        .execute();
      for (const [name, columns] of [
        ['appointments_in_time', ['organisation_id', 'starts_at', 'id']],
        ['appointments_of_phone', ['organisation_id', 'phone', 'starts_at']],
        ['appointments_of_email', ['organisation_id', 'email', 'starts_at']],
      ] as const)
        await schema
          .createIndex(name)
          .on('appointments')
          .columns([...columns])
          .execute();
      await schema
        .createTable('appointment_notices')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('organisation_id', 'text', (column) => column.notNull())
        .addColumn('appointment_id', 'text', (column) => column.notNull().references('appointments.id'))
        .addColumn('rule_id', 'text', (column) => column.notNull())
        .addColumn('kind', 'text', (column) => column.notNull())
        .addColumn('starts_at', 'bigint', (column) => column.notNull())
        .addColumn('at', 'bigint', (column) => column.notNull())
        .addColumn('state', 'text', (column) => column.notNull())
        .addColumn('stopped', 'text')
        .addColumn('channel', 'text')
        .addColumn('conversation_id', 'text')
        .addColumn('message_id', 'text')
        .execute();
      await schema
        .createIndex('appointment_notices_once')
        .unique()
        .on('appointment_notices')
        .columns(['appointment_id', 'rule_id', 'starts_at'])
        .execute();
      await schema
        .createIndex('appointment_notices_due')
        .on('appointment_notices')
        .columns(['at', 'id'])
        .where(sql.ref('state'), '=', sql.lit('planned'))
        .execute();
      await schema
        .createIndex('appointment_notices_of_conversation')
        .on('appointment_notices')
        .columns(['conversation_id', 'at'])
        .execute();
      await schema
        .createIndex('appointment_notices_of_message')
        .on('appointment_notices')
        .column('message_id')
        .execute();
      await schema
        .createTable('reminder_rules')
        .addColumn('organisation_id', 'text', (column) => column.primaryKey().references('organisations.id'))
        .addColumn('rules', 'text', (column) => column.notNull())
        .addColumn('updated_at', 'bigint', (column) => column.notNull())
        .execute();
    },
  },
];
