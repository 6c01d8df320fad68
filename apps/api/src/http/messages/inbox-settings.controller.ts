import { InboxSettings } from '@centralita/shared-types';
import { Body, Controller, Get, Put } from '@nestjs/common';
import type { Actor } from '../../domains/audit/api/audit-log';
import { InboxSettingsBook } from '../../domains/messages/api/inbox-settings-book';
import { Allowed, By, InOrganisation } from '../access/allowed';
import { NotStored } from '../private-answers';

/** How an organisation handles its conversations. */
@Controller('api/inbox-settings')
@Allowed('agent')
export class InboxSettingsController {
  constructor(private readonly settings: InboxSettingsBook) {}

  @Get()
  @NotStored()
  read(@InOrganisation() organisationId: string): Promise<InboxSettings> {
    return this.settings.read(organisationId);
  }

  @Put()
  @Allowed('admin')
  write(
    @Body() settings: InboxSettings,
    @InOrganisation() organisationId: string,
    @By() actor: Actor,
  ): Promise<InboxSettings> {
    return this.settings.write(organisationId, settings, actor);
  }
}
