import { Module } from '@nestjs/common';
import { Brings } from '../../../platform/modules/brings';
import { CONTACTS_SCHEMA } from '../contacts-schema';
import { AuditModule } from '../../audit/api/audit.module';
import { OrganisationsModule } from '../../organisations/api/organisations.module';
import { ContactLog } from '../contact-log';
import { ContactsStore } from '../contacts.store';
import { ContactBook } from './contact-book';
import { ContactLists } from './contact-lists';
import { Contacts } from './contacts';
import { Customers } from './customers';
import { PersonParts } from './person-parts';

/** Who writes to an organisation. */
@Brings({ schema: CONTACTS_SCHEMA })
@Module({
  imports: [AuditModule, OrganisationsModule],
  providers: [ContactBook, ContactLists, ContactLog, Contacts, ContactsStore, Customers, PersonParts],
  exports: [ContactBook, ContactLists, Contacts, Customers, PersonParts],
})
export class ContactsModule {}
