import type { MessageTemplate } from '@centralita/shared-types';
import { fittingTemplate } from './fitting-template';

const template = (language: string): MessageTemplate => ({
  ...{ id: language, name: 'reminder', language, category: 'utility', body: 'Hello' },
  ...{ variables: [], buttons: [], state: 'approved', rejection: null, updatedAt: 1 },
});
const chosen = (
  languages: string[],
  language: string | null,
  country: string | undefined,
  page = 'en',
): (string | undefined)[] => {
  const fitting = fittingTemplate(languages.map(template), language, country, page);
  return [fitting?.template.language, fitting?.by];
};

describe('fittingTemplate', () => {
  it('starts with what they write, then with what is spoken where their number is, then with the page', () => {
    const all = ['de', 'en', 'es', 'pt_BR'];
    expect(chosen(all, 'es', 'US')).toEqual(['es', 'contact']);
    expect(chosen(all, null, 'MX')).toEqual(['es', 'country']);
    expect(chosen(all, null, 'BR')).toEqual(['pt_BR', 'country']);
    expect(chosen(all, 'ja', 'AT', 'es')).toEqual(['de', 'country']);
    expect(chosen(all, null, undefined, 'es')).toEqual(['es', 'page']);
    expect(chosen(all, null, 'FR')).toEqual(['en', 'page']);
  });

  it('prefers the words of their country, and never takes another language for the same', () => {
    expect(chosen(['es_AR', 'es', 'es_MX'], 'es-ES', 'MX')).toEqual(['es_MX', 'contact']);
    expect(chosen(['es_AR', 'es', 'es_MX'], 'es', 'ES')).toEqual(['es', 'contact']);
    expect(chosen(['fil', 'en'], 'fi', undefined)).toEqual(['en', 'page']);
  });

  it('says that none fits, and answers nothing where there is none', () => {
    expect(chosen(['ja', 'ko'], 'es', 'ES')).toEqual(['ja', undefined]);
    expect(chosen([], 'es', 'ES')).toEqual([undefined, undefined]);
  });
});
