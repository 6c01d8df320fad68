import { Module } from '@nestjs/common';
import { TokenMeter } from './token-meter';
import { TokenController } from './token.controller';

@Module({ controllers: [TokenController], providers: [TokenMeter] })
export class TokenModule {}
