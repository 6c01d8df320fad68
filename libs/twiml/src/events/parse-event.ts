import { validateSync } from 'class-validator';
import type { CallEvent } from './call-event';
import { EventError, type ParameterProblem } from './event-error';
import type { EventClass, EventSource } from './event-source';
import { type ParamSource, paramSources } from './from-param';
import type { RawParams } from './params';
import { passesPlainChecks } from './plain-checks';

const NO_QUERY: Readonly<Record<string, string>> = Object.freeze({});

const sourcesByClass = new WeakMap<EventClass, readonly ParamSource[]>();

/**
 * Makes a typed event out of a webhook's parameters. Parameters that the class does not declare are never refused: they
 * stay in `params`.
 *
 * @param query what the step's own link carried; not what the server added to it
 * @throws {EventError} `twiml/invalid-event` where a declared parameter is misshapen, or one that says who calls was sent
 * twice with different values
 */
export function parseEvent<E extends CallEvent>(
  source: EventSource<E>,
  params: RawParams,
  query: Readonly<Record<string, string>> = NO_QUERY,
): E {
  const type = 'choose' in source ? source.choose(params) : source;
  const event = new type();
  const fields = event as unknown as Record<string, unknown>;
  let problems: ParameterProblem[] | undefined;
  for (const declared of declaredParams(type)) {
    const value = Object.hasOwn(params, declared.parameter) ? params[declared.parameter] : undefined;
    if (declared.once && typeof value === 'object' && value.some((other) => other !== value[0])) {
      (problems ??= []).push({ parameter: declared.parameter, expected: 'must be sent once' });
    }
    const read = declared.read(typeof value === 'object' ? value[0] : value);
    if (read !== undefined) fields[declared.property] = read;
  }
  fields['params'] = params;
  fields['query'] = query;
  problems = [...(problems ?? []), ...invalidParams(type, event)];
  if (problems.length > 0) throw new EventError(type.name, problems);
  return Object.freeze(event);
}

function declaredParams(type: EventClass): readonly ParamSource[] {
  let declared = sourcesByClass.get(type);
  if (!declared) {
    const byProperty = new Map(
      paramSources(type.prototype as object).map((entry) => [entry.property, entry]),
    );
    declared = [...byProperty.values()];
    sourcesByClass.set(type, declared);
  }
  return declared;
}

function invalidParams(type: EventClass, event: CallEvent): ParameterProblem[] {
  if (passesPlainChecks(type, event)) return [];
  return validateSync(event).map(({ property, constraints }) => ({
    parameter: declaredParams(type).find((entry) => entry.property === property)?.parameter ?? property,
    expected: Object.values(constraints ?? {}).join(', '),
  }));
}
