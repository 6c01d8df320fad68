import { FlowError } from './flow-error';

/** The part of Nest's InstanceWrapper that is needed here. */
interface ProviderWrapper {
  readonly name: unknown;
  isDependencyTreeStatic(): boolean;
}

/** Flows and transforms live as long as the application: what differs by request comes as a parameter. */
export function assertSingleton(wrapper: ProviderWrapper, what: string): void {
  if (wrapper.isDependencyTreeStatic()) return;
  throw new FlowError(
    'twiml/scoped-provider',
    `${what} cannot be request-scoped: ${String(wrapper.name)} is, or injects something that is. ` +
      'Inject only singletons; what belongs to the call is in the event.',
  );
}
