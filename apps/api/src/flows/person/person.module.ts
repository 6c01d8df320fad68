import { Module } from '@nestjs/common';
import { PersonFlow } from './person.flow';

@Module({ providers: [PersonFlow], exports: [PersonFlow] })
export class PersonModule {}
