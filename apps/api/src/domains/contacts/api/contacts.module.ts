import { Module } from '@nestjs/common';
import { Brings } from '../../../platform/modules/brings';
import { CONTACT_FIELDS_SCHEMA } from '../contact-fields-schema';
import { CONTACTS_SCHEMA } from '../contacts-schema';
import { AuditModule } from '../../audit/api/audit.module';
import { OrganisationsModule } from '../../organisations/api/organisations.module';
import { ContactFieldsStore } from '../contact-fields.store';
import { ContactIndex } from '../contact-index';
import { ContactLog } from '../contact-log';
import { ContactValuesStore } from '../contact-values.store';
import { ContactsStore } from '../contacts.store';
import { FieldsOfPerson } from '../fields-of-person';
import { ForgetFieldJob } from '../forget-field.job';
import { JoinUndo } from '../join-undo';
import { ListedDetails } from '../listed-details';
import { ListedPeople } from '../listed-people';
import { PersonFacts } from '../person-facts';
import { ContactBook } from './contact-book';
import { ContactFields } from './contact-fields';
import { ContactLists } from './contact-lists';
import { Contacts } from './contacts';
import { Customers } from './customers';
import { PersonJoins } from './person-joins';
import { PersonParts } from './person-parts';

/** Who writes to an organisation. */
@Brings({ schema: [...CONTACTS_SCHEMA, ...CONTACT_FIELDS_SCHEMA] })
@Module({
  imports: [AuditModule, OrganisationsModule],
  providers: [
    ContactBook,
    ContactFields,
    ContactFieldsStore,
    ContactIndex,
    ContactLists,
    ContactLog,
    Contacts,
    ContactsStore,
    ContactValuesStore,
    Customers,
    FieldsOfPerson,
    ForgetFieldJob,
    JoinUndo,
    ListedDetails,
    ListedPeople,
    PersonFacts,
    PersonJoins,
    PersonParts,
  ],
  exports: [ContactBook, ContactFields, ContactLists, Contacts, Customers, PersonJoins, PersonParts],
})
export class ContactsModule {}
