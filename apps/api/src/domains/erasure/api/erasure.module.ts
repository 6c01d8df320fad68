import { Module } from '@nestjs/common';
import { ContactsModule } from '../../contacts/api/contacts.module';
import { ErasePersonJob } from '../erase-person.job';
import { PersonFinder } from '../person-finder';
import { ProviderEraser } from '../provider-eraser';
import { PersonData } from './person-data';

/** Everything about one person: handed out, or erased. `MessageAdaptersModule` binds the adapters of its ports. */
@Module({
  imports: [ContactsModule],
  providers: [ErasePersonJob, PersonData, PersonFinder, ProviderEraser],
  exports: [PersonData],
})
export class ErasureModule {}
