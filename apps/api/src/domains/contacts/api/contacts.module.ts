import { Module } from '@nestjs/common';
import { ContactLog } from '../contact-log';
import { ContactsStore } from '../contacts.store';
import { ContactBook } from './contact-book';
import { ContactLists } from './contact-lists';
import { Contacts } from './contacts';
import { Customers } from './customers';
import { PersonParts } from './person-parts';

/** Who writes to an organisation. */
@Module({
  providers: [ContactBook, ContactLists, ContactLog, Contacts, ContactsStore, Customers, PersonParts],
  exports: [ContactBook, ContactLists, Contacts, Customers, PersonParts],
})
export class ContactsModule {}
