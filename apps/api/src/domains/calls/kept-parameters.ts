type Parameters = Readonly<Record<string, string | string[]>>;

/** By which somebody could act: a forwarded identity, and what a caller pays with. */
const SECRET_NAME = /token|secret|password|passport|signature|^payment|securitycode|expirationdate/i;
/** Where what a caller pressed or said arrives. */
const ENTERED = ['Digits', 'SpeechResult', 'UnstableSpeechResult', 'HandoffData', 'StableSpeechResult'];
/** In place of a secret, whatever its length. */
export const HIDDEN = '•••';
const VALUE_MAX = 2_000;

/** What each name turned out to be: a provider has few. */
const known = new Map<string, boolean>();
const NAMES_MAX = 1_000;

function isSecretName(name: string): boolean {
  let isSecret = known.get(name);
  if (isSecret === undefined) {
    isSecret = SECRET_NAME.test(name);
    if (known.size < NAMES_MAX) known.set(name, isSecret);
  }
  return isSecret;
}

/** Parameters of a webhook as they may be kept. @param isSecret what was entered is left out */
export function keptParameters(parameters: Parameters, isSecret: boolean): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(parameters)) {
    if (isSecretName(name)) continue;
    const text = typeof value === 'string' ? value : (value[0] ?? '');
    kept[name] = isSecret && ENTERED.includes(name) ? HIDDEN : text.slice(0, VALUE_MAX);
  }
  return kept;
}
