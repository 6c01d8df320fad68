import { en } from './en';
import { es } from './es';
import { Texts } from './texts';

/** All plain texts, by their path. */
function flat(node: object, path = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(node) as [string, unknown][]) {
    if (typeof value === 'string') found.set(`${path}${key}`, value);
    else if (typeof value === 'object' && value !== null) {
      for (const [inner, text] of flat(value, `${path}${key}.`)) found.set(inner, text);
    }
  }
  return found;
}

/** Words of Twilio, and words that are the same in both languages. */
const SAME =
  /^(signature|credential\.|shortcutList\.|code|problem|notice\.error|tabs\.(sms|whatsapp)|sandboxName)/;

describe('Texts', () => {
  it('has every text in both languages, none left in English', () => {
    const [english, spanish] = [flat(en), flat(es)];
    expect([...spanish.keys()].sort()).toEqual([...english.keys()].sort());
    const left = [...english].filter(([path, text]) => !SAME.test(path) && spanish.get(path) === text);
    expect(left).toEqual([]);
    expect([...english.values(), ...spanish.values()].filter((text) => text.trim() === '')).toEqual([]);
  });

  it.each([
    [['es-MX', 'en'], null, 'es'],
    [['fr-FR', 'es'], null, 'es'],
    [['fr-FR'], null, 'en'],
    [['en'], 'es', 'es'],
    [['es'], 'klingon', 'es'],
  ] as const)('of %j with %s stored speaks %s', (preferred, stored, language) => {
    expect(new Texts(preferred, stored).language).toBe(language);
  });
});
