import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TestBed } from '@angular/core/testing';
import type { AccountTrouble as Trouble } from '@centralita/shared-types';
import { ACCOUNT_TROUBLES } from '@centralita/shared-types/rules';
import { provideTranslocoScope } from '@jsverse/transloco';
import { PeopleBed } from '../../people/testing/people-bed';
import { AccountTrouble } from './account-trouble';

const WORDS = join(import.meta.dirname, '../../../../../public/i18n');
const wordsOf = (scope: string, language: string, part: string): Record<string, string> =>
  (JSON.parse(readFileSync(join(WORDS, scope, `${language}.json`), 'utf8')) as Record<string, never>)[part] ??
  {};

describe('AccountTrouble', () => {
  const shown = async (trouble: Trouble, language: 'en' | 'es' = 'en') => {
    TestBed.resetTestingModule();
    const bed = new PeopleBed('accounts', language, [provideTranslocoScope('settings')]);
    const fixture = TestBed.createComponent(AccountTrouble);
    fixture.componentRef.setInput('trouble', trouble);
    await bed.settle();
    const element = fixture.nativeElement as HTMLElement;
    return {
      paragraphs: [...element.querySelectorAll('p')].map((one) => (one.textContent ?? '').trim()),
      english: [...element.querySelectorAll('[lang="en"]')].map((one) => one.textContent),
      links: [...element.querySelectorAll('a')].map(({ href }) => href),
    };
  };
  const detail = 'The server said this in English.';

  it.each(['en', 'es'])('has words for each trouble that the server tells of: %s', (language) => {
    const own = wordsOf('accounts', language, 'trouble');
    const known = { ...wordsOf('settings', language, 'code'), ...own };
    expect(ACCOUNT_TROUBLES.filter((code) => !known[code])).toEqual([]);
    expect(Object.keys(own).filter((code) => !ACCOUNT_TROUBLES.some((one) => one === code))).toEqual([]);
  });

  it('says it in the words of the page, with Twilio’s own page on the error', async () => {
    const trouble = { code: 'account/wrong-token', detail, twilioCode: 20003 };
    const { paragraphs, english, links } = await shown(trouble, 'es');
    expect(paragraphs[0]).toContain('Twilio no acepta este Auth Token');
    expect(paragraphs[1]).toContain('Error 20003 de Twilio');
    expect(links).toEqual(['https://www.twilio.com/docs/api/errors/20003']);
    expect(english).toEqual([]);
  });

  it('has words of its own where a person’s line says something else', async () => {
    const { paragraphs } = await shown({ code: 'voice-url/differs', detail }, 'es');
    expect(paragraphs).toHaveLength(1);
    expect(paragraphs[0]).toContain('la página de esta cuenta');
  });

  it('names what the server has told', async () => {
    const { paragraphs } = await shown({ code: 'meta/failed', detail, parameters: { status: '503' } }, 'es');
    expect(paragraphs[0]).toContain('ha respondido con un error (HTTP 503)');
  });

  it('shows the server’s sentence for a code without words', async () => {
    expect((await shown({ code: 'acme/odd', detail })).paragraphs).toEqual([detail]);
    const { paragraphs, english } = await shown({ code: 'acme/odd', detail }, 'es');
    expect(paragraphs[0]).toContain('Vuelve a probarla');
    expect(english).toEqual([detail]);
  });
});
