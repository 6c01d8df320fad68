import { Module } from '@nestjs/common';
import { OrganisationsModule } from '../../domains/organisations/api/organisations.module';
import { OrganisationsController } from './organisations.controller';

@Module({ imports: [OrganisationsModule], controllers: [OrganisationsController] })
export class OrganisationsApiModule {}
