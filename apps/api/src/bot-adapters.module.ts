import { Global, Module, type DynamicModule } from '@nestjs/common';
import { BuiltInBot } from './domains/bot/built-in-bot';
import { NoTranscriber } from './domains/bot/no-transcriber';
import { Bot } from './domains/bot/ports/bot';
import { Transcriber } from './domains/bot/ports/transcriber';
import type { Config } from './platform/config/config';

/** Who words answers and writes down voice notes, by the configuration. */
@Global()
@Module({})
export class BotAdaptersModule {
  static with(_config: Config): DynamicModule {
    return {
      module: BotAdaptersModule,
      providers: [
        { provide: Bot, useClass: BuiltInBot },
        { provide: Transcriber, useClass: NoTranscriber },
      ],
      exports: [Bot, Transcriber],
    };
  }
}
