import { ReminderRules } from '@centralita/shared-types';
import { Body, Controller, Get, Put } from '@nestjs/common';
import { ReminderRuleBook } from '../../domains/appointments/api/reminder-rule-book';
import type { Actor } from '../../domains/audit/api/audit-log';
import { Allowed, By, InOrganisation } from '../access/allowed';
import { NotStored } from '../private-answers';

/** What is sent about appointments, and when. */
@Controller('api/reminder-rules')
@Allowed('agent')
export class ReminderRulesController {
  constructor(private readonly book: ReminderRuleBook) {}

  @Get()
  @NotStored()
  read(@InOrganisation() organisationId: string): Promise<ReminderRules> {
    return this.book.read(organisationId);
  }

  @Put()
  @Allowed('admin')
  @NotStored()
  write(
    @Body() rules: ReminderRules,
    @InOrganisation() organisationId: string,
    @By() actor: Actor,
  ): Promise<ReminderRules> {
    return this.book.write(organisationId, rules, actor);
  }
}
