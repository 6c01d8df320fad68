import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatDialogHarness } from '@angular/material/dialog/testing';
import { MatInputHarness } from '@angular/material/input/testing';
import { TestBed } from '@angular/core/testing';
import type { Article, KnowledgeAnswer } from '@centralita/shared-types';
import type { Role } from '@centralita/shared-types/rules';
import { choose } from '../../../shared/ui/testing/choose';
import { Toasts } from '../../../shared/ui/toasts';
import { PeopleBed } from '../../people/testing/people-bed';
import { KnowledgePage } from './knowledge-page';

// Forms are walked step by step as a person does, on a machine that may be busy.
const article = (id: string, changes: Partial<Article> = {}): Article => ({
  id,
  title: 'Opening hours',
  text: 'From eight to eight.',
  questions: ['When do you open?'],
  tags: ['hours'],
  language: 'en',
  audio: null,
  updatedAt: Date.now() - 3_600_000,
  ...changes,
});
const HOURS = article('hours');
const ALERGENOS = article('alergenos', {
  title: 'Alérgenos',
  text: 'Hay platos sin gluten.',
  questions: [],
  tags: [],
  language: 'es',
});

interface Opening {
  role?: Role;
  language?: 'en' | 'es';
  articles?: Article[];
}

const opened = async ({ role = 'admin', language = 'en', articles = [HOURS, ALERGENOS] }: Opening = {}) => {
  const bed = new PeopleBed('knowledge', language);
  const fixture = TestBed.createComponent(KnowledgePage);
  await bed.signIn(role);
  await bed.answer('/api/knowledge', articles);
  const element = fixture.nativeElement as HTMLElement;
  const everywhere = TestbedHarnessEnvironment.documentRootLoader(fixture);
  const find = <Found extends HTMLElement>(selector: string): Found =>
    element.querySelector<Found>(selector)!;
  return {
    bed,
    everywhere,
    find,
    text: () => (element.textContent ?? '').replace(/\s+/g, ' '),
    titles: () => [...element.querySelectorAll('summary .title')].map(({ textContent }) => textContent),
    press: async (text: string | RegExp) =>
      (await everywhere.getHarness(MatButtonHarness.with({ text }))).click(),
    pressable: async (text: string | RegExp) =>
      (await everywhere.getAllHarnesses(MatButtonHarness.with({ text }))).length,
    toast: () => TestBed.inject(Toasts).toasts().at(-1)?.text,
    type: async (selector: string, value: string) => {
      const field = find<HTMLInputElement>(selector);
      field.value = value;
      field.dispatchEvent(new Event('input'));
      await bed.settle();
    },
  };
};

describe('KnowledgePage', () => {
  it('lists the articles, and finds them without accents and by language', async () => {
    const { everywhere, titles, type, text, press } = await opened();
    expect(titles()).toEqual(['Opening hours', 'Alérgenos']);
    expect(text()).toContain('2 of 2');
    await type('input[type=search]', 'ALERG gluten');
    expect(titles()).toEqual(['Alérgenos']);
    await choose(everywhere, 'English');
    expect(titles()).toEqual([]);
    expect(text()).toContain('No article fits');
    await press('Show all');
    expect(titles()).toHaveLength(2);
  });

  it('lets agents read and try, and nothing else', async () => {
    const { pressable, text } = await opened({ role: 'agent' });
    expect(text()).toContain('When do you open?');
    expect(await pressable(/New article|Edit|Delete/)).toBe(0);
    expect(await pressable('Try it')).toBe(1);
  });

  it('teaches in Spanish what to write where there is nothing', async () => {
    const { text, pressable } = await opened({ language: 'es', articles: [] });
    expect(text()).toContain('El bot todavía no sabe nada');
    expect(await pressable('Escribir el primer artículo')).toBe(1);
  });

  it('shows what somebody else has written meanwhile', async () => {
    const { bed, titles } = await opened();
    await bed.happens('knowledge/changed', { articleId: 'new' });
    await bed.answer('/api/knowledge', [article('new', { title: 'New' }), HOURS]);
    expect(titles()).toEqual(['New', 'Opening hours']);
  });

  it('writes an article, and points at what is missing', async () => {
    const { bed, press, everywhere, titles, toast } = await opened();
    await press(/New article/);
    const dialog = await everywhere.getHarness(MatDialogHarness);
    await press('Save');
    expect(await dialog.getText()).toContain('Give it a title');
    const [title, text, questions, tags, audio] = await dialog.getAllHarnesses(MatInputHarness);
    await title!.setValue('  Bookings ');
    await text!.setValue('Write us the day and the hour.');
    await questions!.setValue('How do I book?\n\n Can I book? \nHow do I book?');
    await tags!.setValue('booking, table,');
    await audio!.setValue('../secret');
    await press('Save');
    expect(await dialog.getText()).toContain('Only the name of the file');
    await audio!.setValue('');
    const saved = press('Save');
    await bed.settle();
    const draft = {
      title: 'Bookings',
      text: 'Write us the day and the hour.',
      language: 'en',
      questions: ['How do I book?', 'Can I book?'],
      tags: ['booking', 'table'],
    };
    expect(await bed.answer('POST /api/knowledge', article('b', { title: 'Bookings' }), 201)).toEqual(draft);
    await saved;
    expect(titles()[0]).toBe('Bookings');
    await bed.settle(1_000);
    expect(toast()).toBe('Saved: Bookings');
  });

  it('changes an article, and keeps what was typed where it cannot be saved', async () => {
    const { bed, press, everywhere, titles } = await opened();
    await press(/Edit \(Opening hours\)/);
    const dialog = await everywhere.getHarness(MatDialogHarness);
    const [title] = await dialog.getAllHarnesses(MatInputHarness);
    await title!.setValue('Hours');
    let saved = press('Save');
    await bed.settle();
    await bed.refuse('PUT /api/knowledge/hours', 404, 'knowledge/not-found');
    await saved;
    expect(await dialog.getText()).toContain('The article is gone');
    expect(await title!.getValue()).toBe('Hours');
    saved = press('Save');
    await bed.settle();
    await bed.answer('PUT /api/knowledge/hours', { ...HOURS, title: 'Hours' });
    await saved;
    expect(titles()).toEqual(['Hours', 'Alérgenos']);
  });

  it('asks before it deletes', async () => {
    const { bed, press, titles, toast } = await opened();
    await press(/Delete \(Opening hours\)/);
    const sure = press('Delete');
    // The dialog closes first, in its own time.
    await bed.settle(1_000);
    await bed.answer('DELETE /api/knowledge/hours', null, 204);
    await sure;
    expect(titles()).toEqual(['Alérgenos']);
    expect(toast()).toBe('Deleted: Opening hours');
  });
});

it('administrators say how sure the bot must be', async () => {
  const { bed, everywhere, toast, text, press } = await opened();
  expect(text()).toContain('Loading');
  await bed.answer('/api/knowledge/settings', {}, 500);
  await press('Try again');
  await bed.answer('/api/knowledge/settings', { threshold: 52 });
  expect(text()).toContain('when an article fits by 52%');
  const chosen = choose(everywhere, /fits well/);
  await bed.settle();
  expect(await bed.answer('PUT /api/knowledge/settings', { threshold: 65 })).toEqual({ threshold: 65 });
  await chosen;
  expect(toast()).toBe('The bot keeps to it from now on');
});

describe('articles as a file', () => {
  it('are looked at, brought in by the name of their file, and taken along', async () => {
    const { bed, press, everywhere, titles, toast } = await opened();
    await press('Import');
    const dialog = await everywhere.getHarness(MatDialogHarness);
    const picker = document.querySelector<HTMLInputElement>('mat-dialog-container input[type=file]')!;
    expect(picker.accept).toContain('.md');
    Object.defineProperty(picker, 'files', { value: [new File(['# IMV'], 'imv.md')] });
    picker.dispatchEvent(new Event('change'));
    await bed.settle();
    const lines = [{ line: 1, title: 'IMV', language: 'es' }];
    const faults = [{ line: 3, column: 'text', code: 'missing', value: '' }];
    const looked = { lines, faults, added: 0, changed: 0 };
    const list = (await bed.answer('POST /api/knowledge/import', looked)) as Blob;
    expect(list.type).toBe('text/markdown');
    expect(await dialog.getText()).toMatch(/IMV \(es\)/);
    expect(await dialog.getText()).toContain('the text is missing.');
    const brought = press('Import 1');
    await bed.settle();
    await bed.answer('POST /api/knowledge/import', { ...looked, added: 1 });
    await brought;
    await bed.answer('/api/knowledge', [article('imv_es_01', { title: 'IMV' }), HOURS]);
    expect(titles()).toEqual(['IMV', 'Opening hours']);
    await bed.settle(1_000);
    expect(toast()).toBe('New: 1. Rewritten: 0.');
  });
});

describe('the box to try the bot', () => {
  const ask = async (page: Awaited<ReturnType<typeof opened>>, answer: KnowledgeAnswer): Promise<void> => {
    await page.type('app-try-box input', 'When do you open?');
    const pressed = page.press('Try it');
    await page.bed.settle();
    expect(await page.bed.answer('/api/knowledge/try', answer)).toEqual({ question: 'When do you open?' });
    await pressed;
  };

  it('shows the answer, its source, how well it fits and how long it took', async () => {
    const page = await opened({ role: 'agent' });
    await ask(page, {
      text: 'From eight to eight.',
      language: 'en',
      source: {
        kind: 'knowledge',
        id: 'hours',
        title: 'Opening hours',
        score: 0.83,
        bot: 'built-in',
        tookMs: 1234,
      },
    });
    const shown = page.find('.said').textContent.replace(/\s+/g, ' ');
    for (const words of [
      'From eight to eight.',
      'From an article',
      'Article: Opening hours',
      '83%',
      '1,234 ms',
    ])
      expect(shown).toContain(words);
  });

  it('offers to write what is missing', async () => {
    const page = await opened();
    await ask(page, { text: null, language: 'en', source: null });
    expect(page.text()).toContain('It would hand over to a person');
    await page.press(/Write that article/);
    const dialog = await page.everywhere.getHarness(MatDialogHarness);
    const [, , questions] = await dialog.getAllHarnesses(MatInputHarness);
    expect(await questions!.getValue()).toBe('When do you open?');
  });

  it('says what went wrong', async () => {
    const page = await opened({ role: 'agent' });
    await page.type('app-try-box input', 'Hello');
    const pressed = page.press('Try it');
    await page.bed.settle();
    await page.bed.refuse('/api/knowledge/try', 500, 'server/failed');
    await pressed;
    expect(page.find('app-try-box [role=alert]').textContent).toContain('Detail of server/failed');
  });
});
