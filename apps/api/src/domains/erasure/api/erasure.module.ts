import { Module } from '@nestjs/common';
import { Brings } from '../../../platform/modules/brings';
import { AccountsModule } from '../../accounts/api/accounts.module';
import { AuditModule } from '../../audit/api/audit.module';
import { ContactsModule } from '../../contacts/api/contacts.module';
import { OrganisationsModule } from '../../organisations/api/organisations.module';
import { PeopleModule } from '../../people/api/people.module';
import { CopiesOfPerson } from '../copies-of-person';
import { CopiesRetentionJob } from '../copies-retention.job';
import { CopyArchive } from '../copy-archive';
import { CopyAsking } from '../copy-asking';
import { CopyEnds } from '../copy-ends';
import { CopyLog } from '../copy-log';
import { CopyPersonJob } from '../copy-person.job';
import { ErasePersonJob } from '../erase-person.job';
import { MailEraser } from '../mail-eraser';
import { PERSON_COPIES_SCHEMA } from '../person-copies-schema';
import { PersonCopiesStore } from '../person-copies.store';
import { PersonFinder } from '../person-finder';
import { ProviderEraser } from '../provider-eraser';
import { PersonCopies } from './person-copies';
import { PersonErasure } from './person-erasure';

/** Everything about one person: handed out, or erased. */
@Brings({ schema: PERSON_COPIES_SCHEMA })
@Module({
  imports: [AccountsModule, AuditModule, ContactsModule, OrganisationsModule, PeopleModule],
  providers: [
    CopiesOfPerson,
    CopiesRetentionJob,
    CopyArchive,
    CopyAsking,
    CopyEnds,
    CopyLog,
    CopyPersonJob,
    ErasePersonJob,
    MailEraser,
    PersonCopies,
    PersonCopiesStore,
    PersonErasure,
    PersonFinder,
    ProviderEraser,
  ],
  exports: [PersonCopies, PersonErasure],
})
export class ErasureModule {}
