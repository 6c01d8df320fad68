import { Module } from '@nestjs/common';
import { ConfigController } from './config.controller';
import { DemoAccountController } from './demo-account.controller';

@Module({ controllers: [ConfigController, DemoAccountController] })
export class ConfigApiModule {}
