import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatDialogHarness } from '@angular/material/dialog/testing';
import { MatInputHarness } from '@angular/material/input/testing';
import { MatMenuHarness } from '@angular/material/menu/testing';
import { TestBed } from '@angular/core/testing';
import type { Invitation, Person } from '@centralita/shared-types';
import type { Role } from '@centralita/shared-types/rules';
import { Toasts } from '../../../shared/ui/toasts';
import { PeopleBed } from '../testing/people-bed';
import { PeoplePage } from './people-page';

// Forms are walked step by step as a person does, on a machine that may be busy.
const person = (id: string, name: string, changes: Partial<Person> = {}): Person => ({
  id,
  name,
  email: `${id}@desk.example`,
  role: 'agent',
  active: true,
  totp: false,
  createdAt: 0,
  lastSeenAt: null,
  ...changes,
});
const ME = person('me', 'Ana Ruiz', { role: 'admin', totp: true });
const BEA = person('bea', 'Bea Soto');
const OLGA = person('olga', 'Olga Owner', { role: 'owner' });
const INVITED: Invitation = {
  id: 'i1',
  email: 'new@desk.example',
  role: 'viewer',
  createdAt: 0,
  expiresAt: Date.now() + 3_600_000 * 47.6,
  invitedBy: 'Ana Ruiz',
};

interface Opening {
  role?: Role;
  language?: 'en' | 'es';
  invited?: Invitation[];
}

describe('PeoplePage', () => {
  const opened = async ({ role = 'admin', language = 'en', invited = [INVITED] }: Opening = {}) => {
    const bed = new PeopleBed('people', language);
    const fixture = TestBed.createComponent(PeoplePage);
    await bed.signIn(role);
    await bed.answer('/api/people', [ME, BEA, OLGA]);
    await bed.answer('/api/invitations', invited);
    const element = fixture.nativeElement as HTMLElement;
    const loader = TestbedHarnessEnvironment.loader(fixture);
    const everywhere = TestbedHarnessEnvironment.documentRootLoader(fixture);
    return {
      bed,
      element,
      everywhere,
      text: () => (element.textContent ?? '').replace(/\s+/g, ' '),
      menuOf: (name: string) =>
        loader.getHarness(MatMenuHarness.with({ selector: `[aria-label="Actions for ${name}"]` })),
      press: async (text: string | RegExp) =>
        (await everywhere.getHarness(MatButtonHarness.with({ text }))).click(),
      toast: () => TestBed.inject(Toasts).toasts().at(-1),
    };
  };

  it('lists people and invitations, and offers nothing against oneself or an owner', async () => {
    const { text, element } = await opened();
    expect(text()).toContain('Ana Ruiz (you)');
    expect(text()).toContain('Two steps');
    expect(text()).toContain('new@desk.example');
    expect(text()).toContain('As Viewer, invited by Ana Ruiz');
    const actions = [...element.querySelectorAll('[aria-label^="Actions for"]')];
    expect(actions.map((button) => button.getAttribute('aria-label'))).toEqual(['Actions for Bea Soto']);
  });

  it('speaks Spanish', async () => {
    const { text } = await opened({ language: 'es', invited: [] });
    expect(text()).toContain('No hay invitaciones pendientes');
    expect(text()).toContain('Agente');
  });

  it('shows who has joined elsewhere without losing the row under the focus', async () => {
    const { bed, element, text } = await opened();
    document.body.append(element);
    const button = element.querySelector<HTMLElement>('[aria-label="Actions for Bea Soto"]');
    button?.focus();
    await bed.happens('people/joined');
    await bed.answer('/api/people', [person('cai', 'Cai Lu'), ME, BEA, OLGA]);
    await bed.answer('/api/invitations', []);
    expect(text()).toContain('Cai Lu');
    expect(document.activeElement).toBe(button);
    element.remove();
  });

  it('keeps somebody out at once, and undoes it', async () => {
    const { bed, menuOf, toast, text } = await opened();
    const menu = await menuOf('Bea Soto');
    await menu.open();
    const pressed = menu.clickItem({ text: 'Keep out' });
    await bed.settle();
    expect(await bed.answer('PATCH /api/people/bea', { ...BEA, active: false })).toEqual({ active: false });
    await pressed;
    expect(text()).toContain('Kept out');
    expect(toast()?.text).toBe('Bea Soto can no longer sign in.');
    toast()?.action?.run();
    expect(await bed.answer('PATCH /api/people/bea', BEA)).toEqual({ active: true });
    expect(text()).not.toContain('Kept out');
  });

  it('says why somebody cannot be changed', async () => {
    const { bed, menuOf, toast } = await opened({ role: 'owner' });
    const menu = await menuOf('Olga Owner');
    await menu.open();
    const pressed = menu.clickItem({ text: 'Keep out' });
    await bed.settle();
    await bed.refuse('PATCH /api/people/olga', 409, 'people/last-owner');
    await pressed;
    expect(toast()?.text).toContain('This is the last owner.');
  });

  it('makes one link for a new password however often it is asked for, and shows that one', async () => {
    const { bed, menuOf, everywhere, press } = await opened();
    const menu = await menuOf('Bea Soto');
    for (let presses = 0; presses < 2; presses++) {
      await menu.open();
      await menu.clickItem({ text: 'Link for a new password' });
    }
    const dialog = await everywhere.getHarness(MatDialogHarness);
    expect(await dialog.getText()).toContain('One moment…');
    await dialog.close();
    await bed.settle(250);
    expect(await everywhere.getAllHarnesses(MatDialogHarness)).toHaveLength(1);
    // Fails where two wait.
    await bed.answer('POST /api/people/bea/reset-link', {
      link: 'https://desk.example/reset#code',
      expiresAt: Date.now() + 3_600_000,
    });
    expect(await dialog.getText()).toContain('https://desk.example/reset#code');
    expect(await dialog.getText()).not.toContain('One moment…');
    await press('Done');
    await bed.settle(250);
    expect(await everywhere.getAllHarnesses(MatDialogHarness)).toHaveLength(0);
  });

  it('says in the dialog why there is no link, where one does it for oneself', async () => {
    const { bed, everywhere } = await opened({ language: 'es' });
    const menu = await everywhere.getHarness(MatMenuHarness);
    await menu.open();
    await menu.clickItem({ text: 'Enlace para una contraseña nueva' });
    await bed.refuse('POST /api/people/bea/reset-link', 403, 'people/in-profile');
    const dialog = await everywhere.getHarness(MatDialogHarness);
    expect(await dialog.getText()).toContain(
      'Tu contraseña y tu verificación en dos pasos se cambian en tu perfil',
    );
    await dialog.close();
    await bed.settle(250);
    expect(await everywhere.getAllHarnesses(MatDialogHarness)).toHaveLength(0);
  });

  it('invites with a role and shows the link once', async () => {
    const { bed, press, everywhere } = await opened({ invited: [] });
    await press(/Invite$/);
    const dialog = await everywhere.getHarness(MatDialogHarness);
    expect(await dialog.getText()).not.toContain('Owner');
    const email = await dialog.getHarness(MatInputHarness);
    await email.setValue('nobody');
    await press('Make the invitation');
    expect(await dialog.getText()).toContain('That is not a whole address');
    await email.setValue('New@Desk.example ');
    const sent = press('Make the invitation');
    await bed.settle();
    const body = await bed.answer('POST /api/invitations', {
      invitation: INVITED,
      link: 'https://desk.example/invitation#code',
    });
    await sent;
    expect(body).toEqual({ email: 'new@desk.example', role: 'agent' });
    expect(await dialog.getText()).toContain('https://desk.example/invitation#code');
    expect(await dialog.getText()).toContain('Shown only now');
  });

  it('asks before an invitation is withdrawn', async () => {
    const { bed, press, text } = await opened();
    const asked = press(/^Withdraw \(/);
    await asked;
    const sure = press('Withdraw');
    await bed.settle(250);
    await bed.answer('DELETE /api/invitations/i1', null, 204);
    await sure;
    expect(text()).toContain('No open invitations');
  });

  it('says what went wrong and tries again', async () => {
    const bed = new PeopleBed('people');
    const fixture = TestBed.createComponent(PeoplePage);
    await bed.signIn('admin');
    await bed.answer('/api/invitations', []);
    await bed.refuse('/api/people', 500, 'server/failed');
    const loader = TestbedHarnessEnvironment.loader(fixture);
    const again = await loader.getHarness(MatButtonHarness.with({ text: /Try again/ }));
    const pressed = again.click();
    await bed.settle();
    await bed.answer('/api/people', [ME]);
    await pressed;
    expect((fixture.nativeElement as HTMLElement).textContent).toContain('Ana Ruiz');
  });
});
