import { TestBed } from '@angular/core/testing';
import { MatDialogHarness } from '@angular/material/dialog/testing';
import { Router } from '@angular/router';
import type { InboxView } from '@centralita/shared-types';
import { choose } from '../../shared/ui/testing/choose';
import { conversation, message } from './testing/fixtures';
import { LIST, opened, page } from './testing/opened-inbox';

const VIEWS = '/api/inbox-views';
const label = { id: 'l1', name: 'Invoices', colour: 'teal' as const };
const sales = { id: 't1', name: 'Sales', members: [{ id: 'me', name: 'Ana Ruiz' }] };
const accounts = { id: 't2', name: 'Accounts', members: [] };
const people = [
  { id: 'me', name: 'Ana Ruiz' },
  { id: 'bea', name: 'Bea Soto' },
];
const view = (id: string, changes: Partial<InboxView> = {}): InboxView => ({
  id,
  name: `View ${id}`,
  shared: false,
  view: 'all',
  channel: null,
  labelId: null,
  teamId: null,
  assigneeId: null,
  gone: [],
  ...changes,
});

describe('saved views of the inbox', () => {
  const begin = async (views: InboxView[], role: 'agent' | 'admin' = 'agent') => {
    const all = await opened([conversation('c1')], 'en', role);
    await all.bed.answer(`GET ${LIST}/assignees`, people);
    await all.bed.answer('GET /api/labels', [label]);
    await all.bed.answer('GET /api/teams', [accounts, sales]);
    await all.bed.answer(`GET ${VIEWS}`, views);
    const { bed, element } = all;
    const asked = (): Record<string, string> => {
      const request = bed.request(`GET ${LIST}`);
      const query = new URL(request.request.urlWithParams, 'http://x').searchParams;
      request.flush(page([]));
      return Object.fromEntries([...query].filter(([name]) => name !== 'organisation'));
    };
    const address = (): string => TestBed.inject(Router).url;
    const go = async (url: string): Promise<void> => {
      await TestBed.inject(Router).navigateByUrl(url);
      await bed.settle();
    };
    const button = (words: string): HTMLButtonElement => {
      const found = [...element.querySelectorAll('button')].find(
        (one) => one.textContent?.includes(words) || one.ariaLabel?.includes(words),
      );
      if (!found) throw new Error(`No button ${words}`);
      return found;
    };
    const click = async (words: string): Promise<void> => {
      button(words).click();
      await bed.settle();
    };
    const dialog = (): HTMLElement => document.querySelector<HTMLElement>('mat-dialog-container')!;
    const submit = async (name: string): Promise<void> => {
      const field = dialog().querySelector<HTMLInputElement>('input[matInput], input.mat-mdc-input-element')!;
      field.value = name;
      field.dispatchEvent(new Event('input'));
      await bed.settle();
      dialog().querySelector<HTMLButtonElement>('[type=submit]')!.click();
      await bed.settle();
    };
    return { ...all, asked, address, go, button, click, dialog, submit };
  };

  it('narrows the list by whose the conversations are, and keeps what is chosen in the address', async () => {
    const { bed, loader, asked, address, text, click, names } = await begin([]);
    await choose(loader, 'Bea Soto', '.assignee');
    await bed.settle();
    expect(asked()).toEqual({ view: 'all', assignee: 'bea' });
    await bed.settle();
    expect(address()).toBe('/inbox?view=all&assignee=bea');
    expect(text()).toContain('Nothing matches');
    await choose(loader, 'Invoices', 'app-select-box.label');
    await bed.settle();
    expect(asked()).toEqual({ view: 'all', assignee: 'bea', label: 'l1' });
    await bed.happens('conversations/changed', { conversationId: 'c2' });
    await bed.answer(`GET ${LIST}/c2`, conversation('c2', { assignee: people[0]!, labels: [label] }));
    expect(names()).toEqual([]);
    await bed.happens('conversations/changed', { conversationId: 'c2' });
    await bed.answer(`GET ${LIST}/c2`, conversation('c2', { assignee: people[1]!, labels: [label] }));
    expect(names()).toEqual(['Carla Gómez']);
    // A list that says whose they are has no place for it.
    await click('Mine');
    expect(asked()).toEqual({ view: 'mine', label: 'l1' });
    await bed.settle();
    expect(address()).toBe('/inbox?view=mine&label=l1');
    expect(text()).not.toContain('Anybody’s');
  });

  it('folds the filters behind a button that says how many are set, and clears them', async () => {
    const { bed, loader, asked, address, find, click, text } = await begin([
      view('v1', { view: 'snoozed', channel: 'sms', labelId: 'l1' }),
    ]);
    const fold = find('app-view-filters .toggle');
    const panel = find(`#${fold.getAttribute('aria-controls')}`);
    expect(fold.textContent?.trim()).toBe('Filters');
    expect(fold.getAttribute('aria-expanded')).toBe('false');
    expect(panel.classList).not.toContain('is-open');
    expect(text('app-view-filters')).not.toContain('Clear filters');
    fold.click();
    await bed.settle();
    expect(fold.getAttribute('aria-expanded')).toBe('true');
    expect(panel.classList).toContain('is-open');
    await choose(loader, 'Me', '.assignee');
    await bed.settle();
    asked();
    expect(fold.textContent?.replace(/\s+/g, ' ').trim()).toBe('Filters 1 set');
    await click('View v1');
    asked();
    await bed.settle();
    expect(fold.textContent).toContain('2');
    await click('Clear filters');
    expect(asked()).toEqual({ view: 'snoozed' });
    await bed.settle();
    expect(address()).toBe('/inbox?view=snoozed');
    expect(document.activeElement).toBe(fold);
    expect(fold.textContent?.trim()).toBe('Filters');
    fold.click();
    await bed.settle();
    expect(fold.getAttribute('aria-expanded')).toBe('false');
  });

  it('saves what is chosen under a name, and says where the name is taken', async () => {
    const { bed, loader, asked, address, click, dialog, submit, text } = await begin([]);
    expect(text()).not.toContain('Save as view');
    await choose(loader, 'Me', '.assignee');
    await bed.settle();
    asked();
    await bed.settle();
    await click('Save as view');
    await bed.settle(80);
    expect(dialog().textContent).toContain('Shows: All · Me');
    expect(dialog().textContent).not.toContain('Everybody');
    await submit(' My work ');
    await bed.refuse(`POST ${VIEWS}`, 409, 'inbox-views/name-taken');
    expect(dialog().textContent).toContain('Another view has this name');
    await submit('My work');
    const saved = view('v1', { name: 'My work', assigneeId: 'me' });
    expect(await bed.answer(`POST ${VIEWS}`, saved, 201)).toEqual({
      name: 'My work',
      shared: false,
      view: 'all',
      assigneeId: 'me',
    });
    await bed.settle(80);
    expect(address()).toBe('/inbox?view=v1');
    expect(text('app-saved-views-bar [aria-pressed=true]')).toContain('My work (only me)');
    expect(text('app-empty-state')).toMatch(/Nothing in “My work” now.*All · Me/);
    expect(text()).not.toContain('Save as view');
  });

  it('opens the view of a link at once, also beside a conversation, until something else is chosen', async () => {
    const { bed, go, asked, address, click, find } = await begin([
      view('v1', { view: 'done', channel: 'sms', labelId: 'l1', shared: true }),
    ]);
    await go('/inbox?view=v1');
    expect(asked()).toEqual({ view: 'done', channel: 'sms', label: 'l1' });
    await go('/inbox/c1');
    await bed.answer(`GET ${LIST}/c1`, conversation('c1'));
    await bed.answer(`GET ${LIST}/c1/messages`, page([message('m1')]));
    expect(address()).toBe('/inbox/c1?view=v1');
    await bed.happens('inbox-views/changed');
    await bed.answer(`GET ${VIEWS}`, [view('v1', { view: 'snoozed', shared: true })]);
    expect(asked()).toEqual({ view: 'snoozed' });
    await click('Snoozed');
    await bed.settle();
    expect(address()).toBe('/inbox/c1?view=snoozed');
    expect(find('app-saved-views-bar .view').getAttribute('aria-pressed')).toBe('false');
    await click('All');
    expect(asked()).toEqual({ view: 'all' });
    await bed.settle();
    expect(address()).toBe('/inbox/c1');
    await go('/inbox?view=unassigned&channel=whatsapp');
    expect(asked()).toEqual({ view: 'unassigned', channel: 'whatsapp' });
  });

  it('shows nothing of a view whose label is gone, or that is not there, and says why', async () => {
    const { bed, go, text, asked, click } = await begin([
      view('v1', { name: 'Old', labelId: 'x', gone: ['label'] }),
      view('v2', { name: 'Hers', assigneeId: 'x', gone: ['assignee'] }),
    ]);
    await go('/inbox?view=v1');
    expect(bed.waiting(LIST)).toBe(0);
    expect(text('app-view-notice')).toContain('“Old” names a label that was deleted');
    await go('/inbox?view=nowhere');
    expect(bed.waiting(LIST)).toBe(0);
    expect(text('app-view-notice')).toContain('This view is not here');
    await click('Show all open conversations');
    expect(asked()).toEqual({ view: 'all' });
    await click('Hers');
    expect(asked()).toEqual({ view: 'all', assignee: 'x' });
    await bed.settle();
    expect(text()).toContain('can have no conversations any more');
  });

  it('narrows the list to a team, keeps a view of it, and says so once the team is gone', async () => {
    const { bed, loader, asked, address, click, dialog, submit, names, text, go } = await begin([]);
    await choose(loader, 'Sales', '.team');
    await bed.settle();
    expect(asked()).toEqual({ view: 'all', team: 't1' });
    await bed.settle();
    expect(address()).toBe('/inbox?view=all&team=t1');
    const given = { team: { id: 't2', name: 'Accounts' } };
    for (const [changes, shown] of [
      [given, []],
      [{ team: { id: 't1', name: 'Sales' } }, ['Carla Gómez']],
      [{}, []],
    ] as const) {
      await bed.happens('conversations/changed', { conversationId: 'c2' });
      await bed.answer(`GET ${LIST}/c2`, conversation('c2', changes));
      expect(names()).toEqual(shown);
    }
    await click('Save as view');
    await bed.settle(80);
    expect(dialog().textContent).toContain('Shows: All · Team: Sales');
    await submit('Sales now');
    const saved = view('v1', { name: 'Sales now', teamId: 't1' });
    expect(await bed.answer(`POST ${VIEWS}`, saved, 201)).toEqual({
      name: 'Sales now',
      shared: false,
      view: 'all',
      teamId: 't1',
    });
    await bed.settle(80);
    expect(text('app-empty-state')).toContain('All · Team: Sales');

    await bed.happens('teams/changed');
    await bed.answer('GET /api/teams', [accounts]);
    await bed.answer(`GET ${VIEWS}`, [{ ...saved, gone: ['team'] }]);
    expect(text('app-view-notice')).toContain('“Sales now” names a team that was deleted');
    expect(bed.waiting(LIST)).toBe(0);
    await go('/inbox?view=all&team=t1');
    expect(asked()).toEqual({ view: 'all', team: 't1' });
    await bed.settle();
    expect(text('.team')).toContain('a deleted team');
  });

  it('offers of the list of one’s teams only those', async () => {
    const { bed, loader, asked, click } = await begin([]);
    await click('My teams');
    expect(asked()).toEqual({ view: 'teams' });
    await expect(choose(loader, 'Accounts', '.team')).rejects.toThrow();
    await choose(loader, 'Sales', '.team');
    await bed.settle();
    expect(asked()).toEqual({ view: 'teams', team: 't1' });
  });

  it('says how many conversations each view has, and counts again when something happens', async () => {
    const { bed, element } = await begin([
      view('v1', { name: 'Some' }),
      view('v2', { name: 'Many', shared: true }),
      view('v3', { name: 'Sought' }),
      view('v4', { name: 'None' }),
      view('v5', { name: 'Finished', view: 'done' }),
    ]);
    const shown = (): string[] =>
      [...element.querySelectorAll('app-saved-views-bar .view')].map(({ textContent }) =>
        (textContent ?? '').replace(/\s+/g, ' ').trim(),
      );
    expect(shown()).toContain('Some (only me)');
    const counts = `GET ${VIEWS}/counts`;
    await bed.answer(counts, [
      { id: 'v1', count: 7, atLeast: false },
      { id: 'v2', count: 100, atLeast: false },
      { id: 'v3', count: 3, atLeast: true },
      { id: 'v4', count: 0, atLeast: false },
    ]);
    expect(shown()).toEqual([
      'Some (only me) 7',
      'Many 99+',
      'Sought (only me) 3+',
      'None (only me)',
      'Finished (only me)',
    ]);
    await bed.happens('messages/received', { conversationId: 'c1' });
    expect(bed.waiting(`${VIEWS}/counts`)).toBe(0);
    await bed.settle(3_000);
    await bed.answer(counts, [{ id: 'v1', count: 8, atLeast: false }]);
    expect(shown()[0]).toBe('Some (only me) 8');
  });

  it('lets admins rename, share and delete; agents only what is their own', async () => {
    const own = view('v1', { name: 'Own' });
    const agent = await begin([own, view('v2', { name: 'Of all', shared: true })]);
    await agent.click('Of all');
    expect(() => agent.button('Change Of all')).toThrow();
    await agent.click('Own');
    expect(agent.button('Delete Own')).toBeTruthy();
  });

  it('gives a view another name and to everybody, and deletes it after a question', async () => {
    const { bed, click, dialog, submit, address, text, asked, loader } = await begin(
      [view('v1', { name: 'Own', channel: 'sms' })],
      'admin',
    );
    await click('Own');
    expect(asked()).toEqual({ view: 'all', channel: 'sms' });
    await click('Change Own');
    await bed.settle(80);
    dialog().querySelectorAll<HTMLInputElement>('[type=radio]')[1]!.click();
    await submit('For all');
    const changed = view('v1', { name: 'For all', shared: true, channel: 'sms' });
    expect(await bed.answer(`PUT ${VIEWS}/v1`, changed)).toEqual({
      name: 'For all',
      shared: true,
      view: 'all',
      channel: 'sms',
    });
    await bed.settle(80);
    expect(text('app-saved-views-bar')).toContain('For all');
    await click('Delete For all');
    await bed.settle(80);
    expect(dialog().textContent).toContain('Nobody has this view any more');
    dialog().querySelector<HTMLButtonElement>('.danger')!.click();
    await bed.settle(80);
    await bed.answer(`DELETE ${VIEWS}/v1`, null, 204);
    expect(asked()).toEqual({ view: 'all' });
    await bed.settle();
    expect(address()).toBe('/inbox');
    expect(text()).not.toContain('For all');
    expect(await loader.getAllHarnesses(MatDialogHarness)).toEqual([]);
  });
});
