import {
  REMINDER_LANGUAGES,
  REMINDER_TEXT_MAX,
  unknownVariables,
  type ReminderRule,
  type ReminderRules,
} from '@centralita/shared-types';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock';
import type { Tx } from '../../../platform/database/tx';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { AppError } from '../../../platform/errors/app-error';
import { JobQueue } from '../../../platform/queue/job-queue';
import { AuditLog, type Actor } from '../../audit/api/audit-log';
import { AppointmentLog } from '../appointment-log';
import { PLAN_NOTICES } from '../notice-queues';
import { ReminderRulesStore } from '../reminder-rules.store';

/** What an organisation sends about its appointments, and when. */
@Injectable()
export class ReminderRuleBook {
  constructor(
    private readonly store: ReminderRulesStore,
    private readonly audit: AuditLog,
    private readonly log: AppointmentLog,
    private readonly jobs: JobQueue,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @param tx to read within a unit */
  read(organisationId: string, tx?: Tx): Promise<ReminderRules> {
    return this.store.read(organisationId, tx);
  }

  /** For an organisation that begins: nothing is planned yet. */
  writeWithin(tx: Tx, organisationId: string, rules: ReminderRules): Promise<void> {
    return this.store.write(tx, organisationId, rules, this.clock.now());
  }

  /** What is planned already follows the new rules. @throws AppError `appointments/wrong-text`, `appointments/wrong-rule` */
  async write(organisationId: string, rules: ReminderRules, actor: Actor): Promise<ReminderRules> {
    const ids = new Set(rules.rules.map(({ id }) => id));
    if (ids.size < rules.rules.length) throw wrongRule('Two rules have the same id.');
    for (const rule of rules.rules) check(rule);
    await this.work.run(async (tx) => {
      await this.store.write(tx, organisationId, rules, this.clock.now());
      const details = { count: rules.rules.filter(({ on }) => on).length };
      await this.audit.record(tx, { actor, action: 'appointments/rules-changed', organisationId, details });
      await this.jobs.enqueue(tx, PLAN_NOTICES, { organisationId });
      this.log.tell(tx, organisationId);
    });
    return this.read(organisationId);
  }
}

function check({ kind, minutes, channels, texts, templates = [] }: ReminderRule): void {
  if (kind !== 'confirmation' && minutes < 1) throw wrongRule('A reminder and a follow-up have a time.');
  if (channels.length === 0) throw wrongRule('A rule needs a channel.');
  for (const value of templates.flatMap(({ values }) => Object.values(values as Record<string, unknown>)))
    if (typeof value !== 'string' || value.length > REMINDER_TEXT_MAX || unknownVariables(value).length > 0)
      throw wrongText('A value of a template is a text, in which only known variables stand.');
  const entries = Object.entries(texts as Record<string, unknown>);
  if (entries.length === 0) throw wrongText('A rule needs a text in one language.');
  for (const [language, text] of entries) {
    const isLanguage = (REMINDER_LANGUAGES as readonly string[]).includes(language);
    if (!isLanguage || typeof text !== 'string' || text.trim() === '' || text.length > REMINDER_TEXT_MAX)
      throw wrongText(`Each text has a language that is known, and 1 to ${REMINDER_TEXT_MAX} characters.`);
    const [unknown] = unknownVariables(text);
    if (unknown !== undefined)
      throw wrongText(
        `{${unknown.slice(0, 30)}} stands for nothing. There are {name}, {what}, {when}, {where}, {with}.`,
      );
  }
}

const wrongText = (detail: string): AppError =>
  new AppError({ code: 'appointments/wrong-text', detail, status: 422 });
const wrongRule = (detail: string): AppError =>
  new AppError({ code: 'appointments/wrong-rule', detail, status: 422 });
