import { Module } from '@nestjs/common';
import { TemplatesModule } from '../../domains/templates/api/templates.module';
import { TemplatesController } from './templates.controller';

@Module({ imports: [TemplatesModule], controllers: [TemplatesController] })
export class TemplatesApiModule {}
