import { Module } from '@nestjs/common';
import { ContactsModule } from '../../domains/contacts/api/contacts.module';
import { TimelineModule } from '../../domains/timeline/api/timeline.module';
import { ContactsController } from './contacts.controller';

@Module({ imports: [ContactsModule, TimelineModule], controllers: [ContactsController] })
export class ContactsApiModule {}
