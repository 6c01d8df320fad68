import { Module } from '@nestjs/common';
import { Brings } from '../../../platform/modules/brings';
import { AuditModule } from '../../audit/api/audit.module';
import { ContactsModule } from '../../contacts/api/contacts.module';
import { MessagesModule } from '../../messages/api/messages.module';
import { OrganisationsModule } from '../../organisations/api/organisations.module';
import { PeopleModule } from '../../people/api/people.module';
import { MacroStepsBook } from '../macro-steps';
import { MacroTexts } from '../macro-texts';
import { MACROS_SCHEMA } from '../macros-schema';
import { MacrosStore } from '../macros.store';
import { MacroRunner } from './macro-runner';
import { Macros } from './macros';

/** What is done with a conversation in one go. */
@Brings({ schema: MACROS_SCHEMA })
@Module({
  imports: [AuditModule, ContactsModule, MessagesModule, OrganisationsModule, PeopleModule],
  providers: [MacroRunner, MacroStepsBook, MacroTexts, Macros, MacrosStore],
  exports: [MacroRunner, Macros],
})
export class MacrosModule {}
