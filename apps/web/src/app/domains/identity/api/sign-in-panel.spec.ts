import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { SessionStore } from '../data/session-store';
import { sessionOf } from '../testing/fixtures';
import { IdentityBed } from '../testing/identity-bed';
import { SignInPanel } from './sign-in-panel';
import { SignInPanelHarness } from './sign-in-panel.harness';

const POST = 'POST /api/session';

describe('SignInPanel', () => {
  const opened = async (language: 'en' | 'es' = 'en') => {
    const bed = new IdentityBed(language);
    const fixture = TestBed.createComponent(SignInPanel);
    await bed.settle();
    await bed.answer('GET /api/session', null, 204);
    const panel = await TestbedHarnessEnvironment.harnessForFixture(fixture, SignInPanelHarness);
    const signIn = async () => {
      await panel.type('E-mail address', ' Ana@Desk.example ');
      await panel.type('Password', ' kept as typed ');
      await panel.send();
    };
    return { bed, panel, signIn };
  };

  it('sends nothing while something is missing, and says what', async () => {
    const { bed, panel } = await opened();
    await panel.send();
    bed.server.expectNone(({ method }) => method === 'POST');
    expect(await panel.errors('Password')).toEqual(['Password: this cannot be empty.']);
    await panel.type('E-mail address', 'ana@desk');
    expect(await panel.errors('E-mail address')).toEqual([
      'This is not a whole e-mail address, such as ana@example.com.',
    ]);
  });

  it('signs in with a clean address and the password as it was typed', async () => {
    const { bed, signIn } = await opened();
    await signIn();
    expect(await bed.answer(POST, sessionOf())).toEqual({
      email: 'ana@desk.example',
      password: ' kept as typed ',
    });
    expect(TestBed.inject(SessionStore).status()).toBe('signed-in');
  });

  it('does not say which of the two was wrong', async () => {
    const { bed, panel, signIn } = await opened();
    await signIn();
    await bed.refuse(POST, 401, 'sign-in/wrong');
    expect(await panel.notice()).toContain('The e-mail address or the password is wrong');
    expect(await panel.value('E-mail address')).toBe('Ana@Desk.example');
  });

  it('asks for a code where there is an app, and takes it as people write it', async () => {
    const { bed, panel, signIn } = await opened();
    await signIn();
    await bed.refuse(POST, 401, 'sign-in/code-needed');
    expect([await panel.labels(), await panel.notice()]).toEqual([['Code'], undefined]);
    await panel.type('Code', '12 34');
    await panel.send();
    bed.server.expectNone(({ method }) => method === 'POST');
    await panel.type('Code', '123 456');
    await panel.send();
    await bed.refuse(POST, 401, 'sign-in/code-needed');
    expect(await panel.notice()).toContain('The code is not right');
    await panel.type('Code', 'K7WD M2XP');
    await panel.send();
    expect(await bed.answer(POST, sessionOf())).toMatchObject({ code: 'k7wd-m2xp' });
  });

  it('counts down while the server does not listen', async () => {
    const { bed, panel, signIn } = await opened();
    await signIn();
    await bed.refuse(POST, 429, 'sign-in/wait', { 'Retry-After': '75' });
    expect(await panel.notice()).toContain('Too many attempts');
    const button = await panel.button();
    expect([await button.getText(), await button.isDisabled()]).toEqual(['Wait 1:15', true]);
  });

  it('says that the server is away', async () => {
    const { bed, panel, signIn } = await opened();
    await signIn();
    await bed.lose(POST);
    expect(await panel.notice()).toContain('The server does not answer');
  });
});
