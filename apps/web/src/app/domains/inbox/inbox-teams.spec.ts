import { MatCheckboxHarness } from '@angular/material/checkbox/testing';
import { MatMenuHarness } from '@angular/material/menu/testing';
import { conversation, message } from './testing/fixtures';
import { LIST, OPEN, opened, page } from './testing/opened-inbox';

const SALES = { id: 't1', name: 'Sales', members: [{ id: 'me', name: 'Ana Ruiz' }] };
const OTHERS = { id: 't2', name: 'Accounts', members: [] };

describe('teams in the inbox', () => {
  it('have a list of their own, for whoever is in one', async () => {
    const { bed, text, find, names } = await opened([conversation('c1')]);
    expect(text('.views')).not.toContain('My teams');
    await bed.answer('GET /api/teams', [OTHERS, SALES]);
    await bed.answer(`GET ${LIST}/counts`, { mine: 0, teams: 1, unassigned: 1, all: 1, snoozed: 0 });
    expect(text('.views')).toContain('My teams 1');

    [...find('.views').querySelectorAll('button')]
      .find(({ textContent }) => textContent?.includes('My teams'))
      ?.click();
    await bed.settle();
    const asked = bed.request(`GET ${LIST}`);
    expect(new URL(asked.request.urlWithParams, 'http://x').searchParams.get('view')).toBe('teams');
    asked.flush(page([conversation('c1', { team: SALES })]));
    await bed.settle();
    expect(names()).toHaveLength(1);

    // Taken by somebody, or given to another team: it leaves the list.
    for (const change of [{ team: SALES, assignee: { id: 'bea', name: 'Bea Soto' } }, { team: OTHERS }]) {
      await bed.happens('conversations/changed', { conversationId: 'c1' });
      await bed.answer(`GET ${LIST}/c1`, conversation('c1', change));
      expect(names()).toEqual([]);
      await bed.happens('conversations/changed', { conversationId: 'c1' });
      await bed.answer(`GET ${LIST}/c1`, conversation('c1', { team: SALES }));
      expect(names()).toHaveLength(1);
    }
  });

  it('get a conversation and give it back, from the menu in which people do', async () => {
    const { bed, open, text, loader } = await opened([conversation('c1')]);
    await bed.answer('GET /api/teams', [OTHERS, SALES]);
    await open(conversation('c1'), [message('m1')]);
    const menu = async (item: RegExp): Promise<void> => {
      const assign = await loader.getHarness(MatMenuHarness.with({ triggerText: /Assigned to/ }));
      await assign.open();
      await assign.clickItem({ text: item });
      await bed.settle();
    };
    await menu(/Team: Sales/);
    /** What the menu shows as chosen, to eyes and to screen readers. */
    const chosen = async (): Promise<string[]> => {
      const assign = await loader.getHarness(MatMenuHarness.with({ triggerText: /Assigned to/ }));
      await assign.open();
      const items = [...document.querySelectorAll<HTMLElement>('[role="menuitemradio"]')];
      const marked = items.filter((one) => one.querySelector('app-icon') !== null);
      expect(marked).toEqual(items.filter((one) => one.getAttribute('aria-checked') === 'true'));
      await assign.close();
      return marked.map(({ textContent }) => textContent?.trim() ?? '');
    };
    const given = conversation('c1', { team: { id: 't1', name: 'Sales' } });
    expect(await bed.answer(`PATCH ${OPEN}`, given)).toEqual({ teamId: 't1' });
    expect(text('app-handling-bar')).toContain('Unassigned · Sales');
    expect(await chosen()).toEqual(['Nobody', 'Team: Sales']);
    await menu(/^Me$/);
    const both = conversation('c1', { ...given, assignee: { id: 'me', name: 'Ana Ruiz' } });
    expect(await bed.answer(`PATCH ${OPEN}`, both)).toEqual({ assigneeId: 'me' });
    expect(await chosen()).toEqual(['Me', 'Team: Sales']);
    await menu(/No team/);
    expect(await bed.answer(`PATCH ${OPEN}`, conversation('c1'))).toEqual({ teamId: '' });
    expect(text('app-handling-bar')).not.toContain('Sales');
    expect(await chosen()).toEqual(['Nobody', 'No team']);
  });

  it('are made, changed and deleted by an admin', async () => {
    const { bed, open, loader } = await opened([conversation('c1')], 'en', 'admin');
    await bed.answer('GET /api/teams', []);
    await open(conversation('c1'), [message('m1')]);
    const assign = await loader.getHarness(MatMenuHarness.with({ triggerText: /Assigned to/ }));
    await assign.open();
    await assign.clickItem({ text: /Manage teams/ });
    await bed.settle();
    await bed.answer(`GET ${LIST}/assignees`, [{ id: 'bea', name: 'Bea Soto' }]);
    await bed.answer('GET /api/teams', []);
    const dialog = document.querySelector<HTMLElement>('app-teams-dialog')!;
    expect(dialog.textContent).toContain('No teams yet');

    const name = dialog.querySelector<HTMLInputElement>('#team-name')!;
    name.value = 'Sales';
    name.dispatchEvent(new Event('input'));
    await (await loader.getHarness(MatCheckboxHarness.with({ label: 'Bea Soto' }))).check();
    const submit = async (): Promise<void> => {
      dialog.querySelector<HTMLElement>('[type=submit]')!.click();
      await bed.settle();
    };
    await submit();
    const draft = { name: 'Sales', memberIds: ['bea'] };
    await bed.refuse('POST /api/teams', 409, 'teams/name-taken');
    expect(dialog.querySelector('[role=alert]')?.textContent).toContain('a team with this name');
    await submit();
    const sales = { id: 't1', name: 'Sales', members: [{ id: 'bea', name: 'Bea Soto' }] };
    expect(await bed.answer('POST /api/teams', sales)).toEqual(draft);
    await bed.answer('GET /api/teams', [sales]);
    expect(dialog.textContent).toMatch(/Sales\s*Bea Soto/);

    const button = (label: string): HTMLElement => dialog.querySelector(`[aria-label="${label}"]`)!;
    button('Delete Sales').click();
    await bed.settle();
    expect(dialog.textContent).toContain('will then belong to no team');
    dialog.querySelector<HTMLElement>('.ask [type=button]:last-child')!.click();
    await bed.settle();
    await bed.answer('DELETE /api/teams/t1', null);
    await bed.answer('GET /api/teams', []);
    expect(dialog.textContent).toContain('No teams yet');
  });
});
