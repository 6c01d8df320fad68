import { Module } from '@nestjs/common';
import { TemplatesStore } from '../templates.store';
import { MessageTemplates } from './message-templates';

/** Messages that WhatsApp approves before they are sent. `MessageAdaptersModule` binds the adapter of its port. */
@Module({ providers: [TemplatesStore, MessageTemplates], exports: [MessageTemplates] })
export class TemplatesModule {}
