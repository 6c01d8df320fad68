import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/api/accounts.module';
import { AuditModule } from '../../audit/api/audit.module';
import { ContactsModule } from '../../contacts/api/contacts.module';
import { ErasePersonJob } from '../erase-person.job';
import { PersonFinder } from '../person-finder';
import { ProviderEraser } from '../provider-eraser';
import { PersonData } from './person-data';

/** Everything about one person: handed out, or erased. */
@Module({
  imports: [AccountsModule, AuditModule, ContactsModule],
  providers: [ErasePersonJob, PersonData, PersonFinder, ProviderEraser],
  exports: [PersonData],
})
export class ErasureModule {}
