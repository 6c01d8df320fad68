import { TestBed } from '@angular/core/testing';
import type { Label } from '@centralita/shared-types';
import { Toasts } from '../../shared/ui/toasts';
import { conversation, message } from './testing/fixtures';
import { LIST, OPEN, opened } from './testing/opened-inbox';

const OLD: Label = { id: 'l1', name: 'Invoices', colour: 'teal' };
const URGENT: Label = { id: 'l2', name: 'Urgent', colour: 'red' };
const NEW: Label = { id: 'l3', name: 'Refund', colour: 'blue' };

const button = (words: RegExp, of = 'button'): HTMLElement => {
  const all = [...document.querySelectorAll<HTMLElement>(of)];
  const found = all.find((one) => words.test(`${one.textContent} ${one.getAttribute('aria-label')}`));
  if (!found) throw new Error(`No ${words} among ${all.map((one) => one.textContent).join(', ')}`);
  return found;
};

/** The conversation has one label; an admin opens its menu. */
const openedMenu = async () => {
  const labelled = conversation('c1', { labels: [OLD] });
  const inbox = await opened([labelled], 'en', 'admin');
  const { bed, open } = inbox;
  await bed.answer('GET /api/labels', [OLD, URGENT]);
  await open(labelled, [message('m1')]);
  document.dispatchEvent(new KeyboardEvent('keydown', { key: 'l' }));
  await bed.settle();
  const press = async (words: RegExp, of?: string): Promise<void> => {
    button(words, of).click();
    await bed.settle();
  };
  return { ...inbox, press };
};

describe('labels of a conversation', () => {
  it('are taken off one by one: what a colleague added stays', async () => {
    const { bed, press, text } = await openedMenu();
    await press(/Invoices/, '[mat-menu-item]');
    const body = await bed.answer(`PATCH ${LIST}`, { changed: 1 });
    expect(body).toEqual({ ids: ['c1'], removeLabelId: 'l1' });
    await bed.answer(`GET ${OPEN}`, conversation('c1', { labels: [URGENT] }));
    expect(text('app-handling-bar')).toContain('Urgent');
    expect(text('app-handling-bar')).not.toContain('Invoices');
  });

  it('get the one that was just made, whatever was deleted in the same dialog', async () => {
    const { bed, press, text } = await openedMenu();
    await press(/Manage labels/, '[mat-menu-item]');
    await bed.answer('GET /api/labels', [OLD, URGENT]);
    await press(/Delete Invoices/);
    await press(/^\s*Delete\s/, '.ask button');
    await bed.answer('DELETE /api/labels/l1', null);
    await bed.answer('GET /api/labels', [URGENT]);
    const name = document.querySelector<HTMLInputElement>('#label-name');
    if (!name) throw new Error('The dialog is not open.');
    name.value = NEW.name;
    name.dispatchEvent(new Event('input'));
    await bed.settle();
    await press(/^\s*Add\s/, '[type=submit]');
    await bed.answer('POST /api/labels', NEW);
    expect(await bed.answer(`PATCH ${LIST}`, { changed: 1 })).toEqual({ ids: ['c1'], addLabelId: 'l3' });
    await bed.answer(`GET ${OPEN}`, conversation('c1', { labels: [NEW] }));
    expect(text('app-handling-bar')).toContain('Refund');
  });

  it('says so where the conversation is gone', async () => {
    const { bed, press } = await openedMenu();
    await press(/Urgent/, '[mat-menu-item]');
    await bed.answer(`PATCH ${LIST}`, { changed: 0 });
    await bed.refuse(`GET ${OPEN}`, 404, 'conversations/not-found');
    expect(TestBed.inject(Toasts).toasts().at(-1)?.text).toContain('This conversation does not exist');
  });
});
