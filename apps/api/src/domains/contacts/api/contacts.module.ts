import { Module } from '@nestjs/common';
import { ContactsStore } from '../contacts.store';
import { Contacts } from './contacts';
import { Customers } from './customers';

/** Who writes to an organisation. */
@Module({ providers: [Contacts, ContactsStore, Customers], exports: [Contacts, Customers] })
export class ContactsModule {}
