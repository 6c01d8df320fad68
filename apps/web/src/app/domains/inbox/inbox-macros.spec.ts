import type { Macro } from '@centralita/shared-types';
import { choose } from '../../shared/ui/testing/choose';
import { conversation, message } from './testing/fixtures';
import { LIST, OPEN, opened } from './testing/opened-inbox';

const macro = (id: string, changes: Partial<Macro> = {}): Macro => ({
  id,
  name: `Macro ${id}`,
  text: null,
  addLabels: [],
  assignee: null,
  team: null,
  state: 'done',
  snoozeHours: null,
  answeredBy: null,
  gone: [],
  ...changes,
});
const THANKS = macro('k1', {
  name: 'Thanks',
  text: 'Bye {{contact.firstName}}{{Size}}',
  addLabels: [{ id: 'l1', name: 'Invoices' }],
  assignee: { id: 'runner', name: '' },
});

describe('macros', () => {
  const dialog = (): HTMLElement => {
    const found = document.querySelector<HTMLElement>('mat-dialog-container');
    if (!found) throw new Error('No dialog is open.');
    return found;
  };
  const words = (of: Element): string => (of.textContent ?? '').replace(/\s+/g, ' ');
  const button = (of: Element, text: string): HTMLButtonElement => {
    const found = [...of.querySelectorAll('button')].find((one) => words(one).trim() === text);
    if (!found) throw new Error(`No ${text} in ${words(of)}`);
    return found;
  };
  const menu = (): HTMLElement => {
    const found = document.querySelector<HTMLElement>('.mat-mdc-menu-panel');
    if (!found) throw new Error('No menu is open.');
    return found;
  };
  const pressKey = (key: string): boolean => document.dispatchEvent(new KeyboardEvent('keydown', { key }));
  const type = (field: HTMLInputElement | HTMLTextAreaElement, text: string): void => {
    field.value = text;
    field.dispatchEvent(new Event('input'));
  };

  it('are run by a key, which says first what will be done, and are told in the thread', async () => {
    const { bed, open, text } = await opened([conversation('c1')]);
    await bed.answer('GET /api/macros', [THANKS, macro('k2', { state: 'snoozed', snoozeHours: 12 })]);
    await open(conversation('c1'), [message('m1')]);
    pressKey('q');
    await bed.settle();
    expect(words(menu())).toMatch(
      /Thanks Sends this answer · Labels: Invoices · Assigned to whoever runs it · Done/,
    );
    expect(words(menu())).toContain('Snoozed for 12 h');
    expect(words(menu())).not.toContain('Manage macros');
    menu().querySelector<HTMLElement>('button')?.click();
    await bed.settle();
    const run = `${OPEN}/macros/k1`;
    expect(button(dialog(), 'Run').disabled).toBe(true);
    await bed.answer(`GET ${run}`, { text: 'Bye Carla', missing: ['Size'] });
    expect(words(dialog())).toMatch(/Run “Thanks”\? In the conversation with Carla Gómez:.*Bye Carla/);
    expect(words(dialog())).toContain('not known of this contact: Size.');

    // What is refused is said, and asked for again as the same run.
    button(dialog(), 'Run').click();
    await bed.settle();
    const refused = bed.request(`POST ${run}`);
    const { clientId } = refused.request.body as { clientId: string };
    const problem = { code: 'messages/cannot-write', detail: 'window-closed: over', status: 409 };
    refused.flush(problem, { status: 409, statusText: 'Conflict' });
    await bed.settle();
    expect(words(dialog())).toContain('only a template can be sent');
    button(dialog(), 'Run').click();
    await bed.settle();
    const done = conversation('c1', { state: 'done' });
    expect(await bed.answer(`POST ${run}`, done)).toEqual({ clientId });
    await bed.answer(`GET ${OPEN}`, done);
    const entry = { id: 'e1', conversationId: 'c1', kind: 'macro', text: 'Thanks', at: Date.now() };
    const none = { assignee: null, until: null, mentions: [], rating: null };
    await bed.answer(`GET ${OPEN}/messages`, { items: [message('m1')], next: null });
    await bed.answer(`GET ${OPEN}/entries`, {
      items: [{ ...entry, ...none, person: { id: 'bea', name: 'Bea Soto' } }],
      next: null,
    });
    expect(text('app-thread-entry-line')).toContain('Bea Soto ran the macro “Thanks”');
  });

  it('are run in several, and say in which they were not done and why', async () => {
    const other = { contact: { id: 'x', name: 'Dani', address: '+34600000001' } };
    const { bed, press, element } = await opened([conversation('c1'), conversation('c2', other)], 'es');
    await bed.answer('GET /api/macros', [THANKS]);
    await press('app-conversation-pane [aria-label="Seleccionar varias"]');
    button(element.querySelector('app-selection-bar')!, 'Todas').click();
    await bed.settle();
    element.querySelector<HTMLElement>('app-selection-bar app-macro-menu button')!.click();
    await bed.settle();
    menu().querySelector<HTMLElement>('button')?.click();
    await bed.settle();
    expect(words(dialog())).toMatch(/En cada una de las 2 conversaciones.*Bye {{contact.firstName}}/);
    button(dialog(), 'Ejecutar').click();
    await bed.settle();
    const refused = [{ conversationId: 'c2', code: 'messages/cannot-write', detail: 'opted-out: no' }];
    const sent = await bed.answer('POST /api/macros/k1/run', { done: ['c1'], refused });
    expect(sent).toMatchObject({ ids: ['c1', 'c2'], clientId: expect.any(String) as string });
    expect(words(dialog())).toMatch(
      /Conversaciones en las que se ha ejecutado: 1. Donde no, nada ha cambiado: 1..*Dani ?Ha pedido no recibir más/,
    );
    button(dialog(), 'Cerrar').click();
    await bed.settle();
    await bed.answer(`GET ${LIST}`, { items: [], next: null });
    expect(element.querySelector('app-selection-bar')).toBeNull();
  });

  it('cannot be run while a part is gone; who may not write them is told what they are for', async () => {
    const { bed, open, find } = await opened([conversation('c1')]);
    await bed.answer('GET /api/macros', []);
    await open(conversation('c1'), [message('m1')]);
    find('app-handling-bar app-macro-menu button').click();
    await bed.settle();
    expect(words(menu())).toContain('An administrator can write some.');
    document.querySelector<HTMLElement>('.cdk-overlay-backdrop')?.click();
    await bed.settle();
    await bed.happens('macros/changed', {});
    await bed.answer('GET /api/macros', [macro('k1', { gone: ['Invoices'] })]);
    find('app-handling-bar app-macro-menu button').click();
    await bed.settle();
    menu().querySelector<HTMLElement>('button')?.click();
    await bed.settle();
    expect(words(dialog())).toContain('Not there any more: Invoices.');
    expect(button(dialog(), 'Run').disabled).toBe(true);
  });

  it('say to which team they give, and that none is done where it is gone', async () => {
    const { bed, open, find } = await opened([conversation('c1')]);
    const given = macro('k1', { team: { id: 't1', name: 'Sales' }, state: null });
    await bed.answer('GET /api/macros', [given, macro('k2', { team: { id: '', name: '' } })]);
    await open(conversation('c1'), [message('m1')]);
    find('app-handling-bar app-macro-menu button').click();
    await bed.settle();
    expect(words(menu())).toMatch(/Given to the team Sales.*Taken from its team · Done/);
    menu().querySelector<HTMLElement>('button')?.click();
    await bed.settle();
    expect(words(dialog())).toContain('Given to the team Sales');
    button(dialog(), 'Run').click();
    await bed.settle();
    await bed.refuse(`POST ${OPEN}/macros/k1`, 409, 'macros/team-gone');
    expect(words(dialog())).toContain('The team to which this macro gives conversations was deleted.');
    await bed.happens('teams/changed');
    expect(bed.waiting('/api/macros')).toBe(1);
  });

  it('are written, changed and deleted by admins', async () => {
    const { bed, open, find, loader } = await opened([conversation('c1')], 'en', 'admin');
    await bed.answer('GET /api/macros', []);
    await open(conversation('c1'), [message('m1')]);
    find('app-handling-bar app-macro-menu button').click();
    await bed.settle();
    expect(words(menu())).toContain('A macro does several things in one go');
    menu().querySelector<HTMLElement>('button')?.click();
    await bed.settle();
    const answerAll = async (macros: Macro[]): Promise<void> => {
      await bed.answer('GET /api/macros', macros);
    };
    await bed.answer('GET /api/labels', [{ id: 'l1', name: 'Invoices', colour: 'teal' }]);
    await bed.answer(`GET ${LIST}/assignees`, [{ id: 'bea', name: 'Bea Soto' }]);
    await bed.answer('GET /api/teams', [
      { id: 't1', name: 'Sales', members: [] },
      { id: 't2', name: 'Accounts', members: [] },
    ]);
    await bed.answer('GET /api/contact-fields', [{ id: 'f1', name: 'Size', kind: 'text', choices: [] }]);
    await answerAll([]);
    button(dialog(), 'New macro').click();
    await bed.settle();
    const save = (): HTMLButtonElement => button(dialog(), 'Save');
    type(dialog().querySelector<HTMLInputElement>('#macro-name')!, 'Thanks');
    await bed.settle();
    expect(save().disabled).toBe(true);
    const field = dialog().querySelector<HTMLTextAreaElement>('#macro-text')!;
    type(field, 'Bye {{nobody}}');
    await bed.settle();
    expect(words(dialog())).toContain('“nobody” in double braces means nothing here');
    expect(save().disabled).toBe(true);
    type(field, 'Bye ');
    await bed.settle();
    button(dialog(), '{{Size}}').click();
    dialog().querySelector<HTMLInputElement>('input[type="checkbox"]')!.click();
    await bed.settle();
    await choose(loader, 'Bea Soto', 'app-macro-fields .assignee');
    await choose(loader, 'Sales', 'app-macro-fields .team');
    await choose(loader, 'Snoozed', 'app-macro-fields .state');
    await bed.settle();
    type(dialog().querySelector<HTMLInputElement>('#macro-hours')!, '0');
    await bed.settle();
    expect(save().disabled).toBe(true);
    type(dialog().querySelector<HTMLInputElement>('#macro-hours')!, '48');
    await bed.settle();
    save().click();
    await bed.settle();
    const saved = macro('k1', { name: 'Thanks' });
    expect(await bed.answer('POST /api/macros', saved)).toEqual({
      name: 'Thanks',
      text: 'Bye {{Size}}',
      addLabelIds: ['l1'],
      assigneeId: 'bea',
      teamId: 't1',
      state: 'snoozed',
      snoozeHours: 48,
    });
    await answerAll([saved]);

    dialog().querySelector<HTMLElement>('[aria-label="Change Thanks"]')!.click();
    await bed.settle();
    type(dialog().querySelector<HTMLInputElement>('#macro-name')!, 'Bye');
    await bed.settle();
    save().click();
    await bed.settle();
    await bed.refuse('PUT /api/macros/k1', 409, 'macros/name-taken');
    expect(words(dialog())).toContain('Another macro has this name.');
    button(dialog(), 'Cancel').click();
    await bed.settle();
    dialog().querySelector<HTMLElement>('[aria-label="Delete Thanks"]')!.click();
    await bed.settle();
    button(dialog(), 'Delete').click();
    await bed.settle();
    await bed.answer('DELETE /api/macros/k1', null);
    await answerAll([]);
    expect(words(dialog())).toContain('No macros yet.');
  });
});
