/** Parameters as they arrived, form body or query; a repeated one is a list. */
export type RawParams = Readonly<Record<string, string | readonly string[] | undefined>>;

/** The value of a parameter; of a repeated one, the first. */
export function firstValue(params: RawParams, name: string): string | undefined {
  const value = Object.hasOwn(params, name) ? params[name] : undefined;
  return typeof value === 'string' ? value : value?.[0];
}
