import { Global, Module } from '@nestjs/common';
import { OrganisationsStore } from '../organisations.store';
import { Organisations } from './organisations';

@Global()
@Module({ providers: [Organisations, OrganisationsStore], exports: [Organisations] })
export class OrganisationsModule {}
