import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { SearchBoxHarness } from '../../../shared/ui/testing/search-box.harness';
import { GLOSSARY_TERMS } from '../data/models/glossary-terms';
import { SettingsBed } from '../testing/settings-bed';
import { Glossary } from './glossary';

describe('Glossary', () => {
  const opened = async (language: 'en' | 'es' = 'en') => {
    const bed = new SettingsBed(language);
    const fixture = TestBed.createComponent(Glossary);
    await bed.settle();
    const element = fixture.nativeElement as HTMLElement;
    const search = await TestbedHarnessEnvironment.loader(fixture).getHarness(SearchBoxHarness);
    const names = () => [...element.querySelectorAll('dt')].map((name) => name.textContent?.trim());
    return { search, names, element };
  };

  it('explains the terms that the job names, in the order of the alphabet', async () => {
    const { names } = await opened();
    expect(names()).toHaveLength(GLOSSARY_TERMS.length);
    for (const term of [
      'TwiML',
      'Webhook',
      'Voice SDK',
      'Access Token',
      'Tunnel',
      'TwiML App',
      'E.164',
      'Seal',
    ])
      expect(names()).toContain(term);
    expect(names()).toEqual([...names()].sort((a = '', b = '') => a.localeCompare(b, 'en')));
  });

  it('finds by name and by meaning, without regard to case and accents', async () => {
    const { search, names } = await opened('es');
    await search.setValue('TUNEL');
    expect(names()).toContain('Túnel');
    await search.setValue('contraseña maestra');
    expect(names()).toEqual(['Auth Token']);
  });

  it('says that nothing was found, and leads back', async () => {
    const { search, names, element } = await opened();
    await search.setValue('zeppelin');
    expect(names()).toEqual([]);
    expect(element.textContent).toContain('Nothing here about “zeppelin”.');
    element.querySelector<HTMLButtonElement>('.none button')?.click();
    await search.getValue();
    expect(names()).toHaveLength(GLOSSARY_TERMS.length);
  });

  it('gives each term an address of its own', async () => {
    const { element } = await opened();
    for (const { id } of GLOSSARY_TERMS) expect(element.querySelector(`#${id}`)).not.toBeNull();
  });
});
