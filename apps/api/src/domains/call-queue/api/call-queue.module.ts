import { Module } from '@nestjs/common';
import { CallbacksStore } from '../callbacks.store';
import { QueueWaitsStore } from '../queue-waits.store';
import { Callbacks } from './callbacks';
import { CallQueue } from './call-queue';
import { WaitingCalls } from './waiting-calls';

const OFFERED = [Callbacks, CallQueue, WaitingCalls];

/** Callers who wait, and those who would rather be called back. */
@Module({ providers: [CallbacksStore, QueueWaitsStore, ...OFFERED], exports: OFFERED })
export class CallQueueModule {}
