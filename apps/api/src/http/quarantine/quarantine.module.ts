import { Module } from '@nestjs/common';
import { OrganisationsModule } from '../../domains/organisations/api/organisations.module';
import { QuarantineController } from './quarantine.controller';

@Module({ imports: [OrganisationsModule], controllers: [QuarantineController] })
export class QuarantineModule {}
