import { Module } from '@nestjs/common';
import { ContactsModule } from '../../domains/contacts/api/contacts.module';
import { ErasureModule } from '../../domains/erasure/api/erasure.module';
import { TimelineModule } from '../../domains/timeline/api/timeline.module';
import { ContactListsController } from './contact-lists.controller';
import { ContactsController } from './contacts.controller';
import { PersonDataController } from './person-data.controller';

@Module({
  imports: [ContactsModule, ErasureModule, TimelineModule],
  controllers: [ContactListsController, ContactsController, PersonDataController],
})
export class ContactsApiModule {}
