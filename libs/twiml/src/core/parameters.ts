import type { Parameter } from './client';

/** `<Parameter>` for each fact. */
export const parametersOf = (facts: Readonly<Record<string, string>> = {}): readonly Parameter[] =>
  Object.freeze(
    Object.entries(facts).map(([name, value]): Parameter =>
      Object.freeze({ tag: 'Parameter', attributes: Object.freeze({ name, value }) }),
    ),
  );
