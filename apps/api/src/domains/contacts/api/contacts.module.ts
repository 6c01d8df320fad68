import { Module } from '@nestjs/common';
import { AuditModule } from '../../audit/api/audit.module';
import { ContactsStore } from '../contacts.store';
import { Contacts } from './contacts';
import { Customers } from './customers';

/** Who writes to an organisation. */
@Module({
  imports: [AuditModule],
  providers: [Contacts, ContactsStore, Customers],
  exports: [Contacts, Customers],
})
export class ContactsModule {}
