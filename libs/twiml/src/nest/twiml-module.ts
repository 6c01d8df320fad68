import {
  type ConfigurableModuleAsyncOptions,
  ConfigurableModuleBuilder,
  type DynamicModule,
  Module,
} from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { CallFlows } from './call-flows';
import { FlowRunner } from './flow-runner';
import { ReplyTransforms } from './reply-transforms';
import { TwimlBuilder } from './twiml-builder';
import type { TwimlOptions } from './twiml-options';
import { TWIML_OPTIONS } from './twiml-options-token';

const { ConfigurableModuleClass } = new ConfigurableModuleBuilder<TwimlOptions>({
  optionsInjectionToken: TWIML_OPTIONS,
})
  .setClassMethodName('forRoot')
  .build();

/**
 * The voice side of an application: builder, registry of flows and runner. Import it once, by `forRoot` or
 * `forRootAsync`; it is global, so flow modules inject `TwimlBuilder` without importing anything.
 *
 * @example `TwimlModule.forRoot({ voice: 'Polly.Lucia-Neural', language: 'es-ES' })`
 */
@Module({
  imports: [DiscoveryModule],
  providers: [CallFlows, ReplyTransforms, TwimlBuilder, FlowRunner],
  exports: [CallFlows, TwimlBuilder, FlowRunner],
})
export class TwimlModule extends ConfigurableModuleClass {
  static override forRoot(options: TwimlOptions): DynamicModule {
    return { ...super.forRoot(options), global: true };
  }

  static override forRootAsync(options: ConfigurableModuleAsyncOptions<TwimlOptions>): DynamicModule {
    return { ...super.forRootAsync(options), global: true };
  }
}
