import { Module } from '@nestjs/common';
import { ContactsStore } from '../contacts.store';
import { Contacts } from './contacts';

/** Who writes to an organisation. */
@Module({ providers: [Contacts, ContactsStore], exports: [Contacts] })
export class ContactsModule {}
