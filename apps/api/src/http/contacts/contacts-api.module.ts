import { Module } from '@nestjs/common';
import { ContactsModule } from '../../domains/contacts/api/contacts.module';
import { ErasureModule } from '../../domains/erasure/api/erasure.module';
import { TimelineModule } from '../../domains/timeline/api/timeline.module';
import { ContactFieldsController } from './contact-fields.controller';
import { ContactListsController } from './contact-lists.controller';
import { ContactsController } from './contacts.controller';
import { PersonCopiesController } from './person-copies.controller';
import { PersonDataController } from './person-data.controller';

@Module({
  imports: [ContactsModule, ErasureModule, TimelineModule],
  controllers: [
    ContactFieldsController,
    ContactListsController,
    ContactsController,
    PersonCopiesController,
    PersonDataController,
  ],
})
export class ContactsApiModule {}
