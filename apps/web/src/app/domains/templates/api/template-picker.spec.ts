import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import type { MessageTemplate, TemplateList } from '@centralita/shared-types';
import { choose } from '../../../shared/ui/testing/choose';
import { PeopleBed } from '../../people/testing/people-bed';
import type { Recipient } from '../data/models/fitting-template';
import { TemplatePicker } from './template-picker';

const template = (language: string, body: string): MessageTemplate => ({
  ...{ id: language, name: 'reminder', language, category: 'utility', body },
  ...{ variables: [], buttons: [], state: 'approved', rejection: null, updatedAt: 1 },
});
const LIST: TemplateList = {
  items: [template('en', 'Hello'), template('es', 'Hola'), template('fr', 'Bonjour')],
  ...{ syncedAt: 1, syncProblem: null },
};

const opened = async (recipient: Recipient, language: 'en' | 'es' = 'en') => {
  const bed = new PeopleBed('templates', language);
  const fixture = TestBed.createComponent(TemplatePicker);
  fixture.componentRef.setInput('recipient', recipient);
  await bed.signIn('agent');
  await bed.answer('/api/templates', LIST);
  const element = fixture.nativeElement as HTMLElement;
  const words = (selector: string): string | undefined =>
    element.querySelector(selector)?.textContent?.trim();
  return {
    text: () => fixture.componentInstance.chosen()?.text,
    why: () => words('.why'),
    /** The library of numbers comes apart from the page. */
    until: async (text: string): Promise<void> => {
      for (let looks = 0; looks < 100 && !words('.why')?.includes(text); looks += 1) await bed.settle(20);
    },
    choose: (text: string) => choose(TestbedHarnessEnvironment.documentRootLoader(fixture), text),
  };
};

describe('TemplatePicker', () => {
  it('starts in the language of the country of a number, and says so until another is chosen', async () => {
    const { text, why, until, choose: pick } = await opened({ language: null, number: '+33612345678' });
    await until('France');
    expect(why()).toBe('French: the language of the country of this number, France.');
    expect(text()).toBe('Bonjour');
    await pick('reminder · English');
    expect([text(), why()]).toEqual(['Hello', undefined]);
  });

  it('starts in the language in which they write, whatever their number', async () => {
    const { text, why } = await opened({ language: 'es', number: '+33612345678' }, 'es');
    expect(why()).toBe('Español: el idioma en el que escribe este contacto.');
    expect(text()).toBe('Hola');
  });

  it('starts in the language of the page where nothing is known', async () => {
    const { text, why } = await opened({}, 'es');
    expect(why()).toBe('Español, como esta página.');
    expect(text()).toBe('Hola');
  });
});
