import type { MessageTemplate } from '@centralita/shared-types';

/** What is known of whoever a template goes to. */
export interface Recipient {
  /** In which they write, such as `es`; null or absent: not known. */
  language?: string | null;
  /** E.164. */
  number?: string;
}

/** By what a language was chosen: what they write, the country of their number, or the language of the page. */
export type FitsBy = 'contact' | 'country' | 'page';

export interface FittingTemplate {
  template: MessageTemplate;
  /** Undefined: none is in a language that anything speaks for. */
  by: FitsBy | undefined;
}

/**
 * The template to start with: in the language of the recipient, and there in that of their country, where there is one.
 *
 * @param country of the number, two letters; undefined: not known
 * @returns undefined where there are no templates
 */
export function fittingTemplate(
  all: readonly MessageTemplate[],
  language: string | null | undefined,
  country: string | undefined,
  pageLanguage: string,
): FittingTemplate | undefined {
  const wanted: readonly [FitsBy, string | undefined][] = [
    ['contact', language ? languageOf(language) : undefined],
    ['country', country && spokenIn(country)],
    ['page', languageOf(pageLanguage)],
  ];
  for (const [by, spoken] of wanted) {
    const template = spoken && inLanguage(all, spoken, country);
    if (template) return { template, by };
  }
  const [template] = all;
  return template && { template, by: undefined };
}

/** That of the country before that of no country, before that of any other. */
function inLanguage(
  all: readonly MessageTemplate[],
  spoken: string,
  country: string | undefined,
): MessageTemplate | undefined {
  const same = all.filter(({ language }) => languageOf(language) === spoken);
  const ofCountry = same.find(({ language }) => language.split('_')[1] === country);
  return ofCountry ?? same.find(({ language }) => !language.includes('_')) ?? same[0];
}

/** `pt_BR`, `pt-BR` → `pt`. */
const languageOf = (tag: string): string => (tag.split(/[_-]/)[0] ?? tag).toLowerCase();

/**
 * `MX` → `es`: the language that is most likely there.
 * Source: https://unicode.org/reports/tr35/#Likely_Subtags, which `Intl.Locale` follows.
 */
function spokenIn(country: string): string | undefined {
  const { language } = new Intl.Locale('und', { region: country }).maximize();
  return language === 'und' ? undefined : language;
}
