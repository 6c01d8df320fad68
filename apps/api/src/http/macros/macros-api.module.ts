import { Module } from '@nestjs/common';
import { MacrosModule } from '../../domains/macros/api/macros.module';
import { ConversationMacrosController } from './conversation-macros.controller';
import { MacrosController } from './macros.controller';

@Module({ imports: [MacrosModule], controllers: [ConversationMacrosController, MacrosController] })
export class MacrosApiModule {}
