import { Global, Module, type DynamicModule, type Provider } from '@nestjs/common';

export interface Bindings {
  /** Modules that offer what some adapters need. */
  imports?: NonNullable<DynamicModule['imports']>;
  /** `{ provide: Port, … }` for each port; a class alone is what several adapters share, and stays inside. */
  adapters: readonly Provider[];
}

/**
 * The adapters behind the ports of all domains, as the composition root chose them. A domain's module names no adapter and
 * is imported like any other; whoever injects a port gets what is bound here.
 */
@Global()
@Module({})
export class PortsModule {
  static bind({ imports = [], adapters }: Bindings): DynamicModule {
    return {
      module: PortsModule,
      imports,
      providers: [...adapters],
      exports: adapters.flatMap((adapter) => ('provide' in adapter ? [adapter.provide] : [])),
    };
  }
}
