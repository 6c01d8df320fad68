import { TestBed } from '@angular/core/testing';
import { TranslocoService } from '@jsverse/transloco';
import { LanguageChoice } from './language';
import { provideTestWords } from './testing/provide-test-words';

const browserSpeaks = (...languages: string[]): void => {
  Object.defineProperty(navigator, 'languages', { value: languages, configurable: true });
};

describe('LanguageChoice', () => {
  const started = async (): Promise<LanguageChoice> => {
    const choice = TestBed.inject(LanguageChoice);
    await choice.start();
    TestBed.tick();
    return choice;
  };

  beforeEach(() => {
    localStorage.clear();
    TestBed.configureTestingModule({ providers: [provideTestWords()] });
  });

  it.each([
    [['es-MX', 'en'], 'es'],
    [['de-DE', 'es-ES', 'en'], 'es'],
    [['en-GB'], 'en'],
    [['fr', 'de'], 'en'],
  ])('takes the first language of the browser that we speak: %j', async (languages, expected) => {
    browserSpeaks(...languages);
    const choice = await started();
    expect(choice.current()).toBe(expected);
    expect(document.documentElement.lang).toBe(expected);
  });

  it('keeps what the person chose, before the browser’s', async () => {
    browserSpeaks('en');
    await (await started()).choose('es');
    expect(localStorage.getItem('centralita.language')).toBe('es');
    expect(TestBed.inject(TranslocoService).translate('shell.nav.phone')).toBe('Teléfono');

    TestBed.resetTestingModule().configureTestingModule({ providers: [provideTestWords()] });
    expect((await started()).current()).toBe('es');
  });

  it('follows a choice made in another tab', async () => {
    browserSpeaks('en');
    const choice = await started();
    localStorage.setItem('centralita.language', 'es');
    window.dispatchEvent(new StorageEvent('storage', { key: 'centralita.language' }));
    await Promise.resolve();
    await new Promise((resolve) => setTimeout(resolve));
    expect(choice.current()).toBe('es');
  });
});
