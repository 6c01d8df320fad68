import { Module } from '@nestjs/common';
import { Brings } from '../../../platform/modules/brings';
import { CONTACTS_SCHEMA } from '../contacts-schema';
import { AuditModule } from '../../audit/api/audit.module';
import { ContactsStore } from '../contacts.store';
import { Contacts } from './contacts';
import { Customers } from './customers';

/** Who writes to an organisation. */
@Brings({ schema: CONTACTS_SCHEMA })
@Module({
  imports: [AuditModule],
  providers: [Contacts, ContactsStore, Customers],
  exports: [Contacts, Customers],
})
export class ContactsModule {}
