import { Module } from '@nestjs/common';
import { Brings } from '../../../platform/modules/brings';
import { CALL_QUEUE_SCHEMA } from '../call-queue-schema';
import { ContactsModule } from '../../contacts/api/contacts.module';
import { OrganisationsModule } from '../../organisations/api/organisations.module';
import { PeopleModule } from '../../people/api/people.module';
import { CallsModule } from '../../calls/api/calls.module';
import { CallbacksStore } from '../callbacks.store';
import { QueueOfPerson } from '../queue-of-person';
import { QueueWaitsStore } from '../queue-waits.store';
import { Callbacks } from './callbacks';
import { CallQueue } from './call-queue';
import { WaitingCalls } from './waiting-calls';

const OFFERED = [Callbacks, CallQueue, WaitingCalls];

/** Callers who wait, and those who would rather be called back. */
@Brings({ schema: CALL_QUEUE_SCHEMA })
@Module({
  imports: [CallsModule, ContactsModule, OrganisationsModule, PeopleModule],
  providers: [CallbacksStore, QueueOfPerson, QueueWaitsStore, ...OFFERED],
  exports: OFFERED,
})
export class CallQueueModule {}
