/** How one key of the environment becomes one property of the configuration. */
export interface EnvKeyOptions {
  /** Completes the sentence "PORT must be …". */
  expects: string;
  /** Turns the text into the property's value; leaves what it cannot read for the validator to refuse. */
  read?: (text: string) => unknown;
  /** True where the value may never be shown, not even in an error. */
  secret?: boolean;
  /** True where the value is for tests, and may not be changed in production. */
  forTests?: boolean;
}

export interface EnvKey extends EnvKeyOptions {
  key: string;
  property: string;
}

const keysOfClass = new Map<object, EnvKey[]>();

/** Says which environment key fills a property of a configuration class. */
export function Env(key: string, options: EnvKeyOptions): PropertyDecorator {
  return (prototype, property) => {
    const keys = keysOfClass.get(prototype) ?? [];
    keys.push({ ...options, key, property: String(property) });
    keysOfClass.set(prototype, keys);
  };
}

/** Every key that a configuration class reads, in the order of its properties; those of the class it extends come last. */
export function envKeysOf(configClass: { prototype: object }): readonly EnvKey[] {
  const keys: EnvKey[] = [];
  for (
    let of: object | null = configClass.prototype;
    of !== null;
    of = Object.getPrototypeOf(of) as object | null
  )
    keys.push(...(keysOfClass.get(of) ?? []));
  return keys;
}

/** Reads a whole number; anything else stays text, which the validator refuses. */
export const wholeNumber = (text: string): unknown => (/^\d+$/.test(text) ? Number(text) : text);

/** Reads a number that may have a fraction; anything else stays text, which the validator refuses. */
export const decimalNumber = (text: string): unknown => (/^\d+(\.\d+)?$/.test(text) ? Number(text) : text);

/** Reads a switch that many programs share (`DEBUG=True`): what is not a plain yes, such as `DEBUG=express:*`, is a no. */
export const isTrue = (text: string): boolean => /^(true|1|yes|on)$/i.test(text);

/** Reads a list separated by commas. */
export const list = (text: string): string[] =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');

/** Reads an address without its closing slash. */
export const withoutSlash = (text: string): string => text.replace(/\/+$/, '');

/** Reads a number without the channel that Twilio writes before it (`whatsapp:+1…`). */
export const withoutChannel = (text: string): string => text.replace(/^whatsapp:/i, '');
