import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatFormFieldHarness } from '@angular/material/form-field/testing';
import { MatInputHarness } from '@angular/material/input/testing';
import type { ProgramTokenMade } from '@centralita/shared-types';
import { sessionOf } from '../testing/fixtures';
import { IdentityBed } from '../testing/identity-bed';
import { ProfilePage } from './profile-page';

const MADE: ProgramTokenMade = {
  token: 'head.claims.signature',
  item: { id: 't1', name: 'Report', role: 'viewer', createdAt: 0, expiresAt: 9e12, lastUsedAt: null },
};

describe('the tokens in the profile', () => {
  const opened = async () => {
    const bed = new IdentityBed();
    const fixture = TestBed.createComponent(ProfilePage);
    await bed.settle();
    await bed.answer('GET /api/session', sessionOf());
    await bed.answer('GET /api/me/sessions', []);
    await bed.answer('GET /api/tokens', []);
    const loader = TestbedHarnessEnvironment.loader(fixture);
    const press = async (text: string) =>
      (await loader.getHarness(MatButtonHarness.with({ text }))).click().then(() => bed.settle());
    const type = async (label: string, text: string, ancestor: string) =>
      (await loader.getHarness(MatInputHarness.with({ label, ancestor }))).setValue(text);
    const faults = async (floatingLabelText: string) =>
      (await loader.getHarness(MatFormFieldHarness.with({ floatingLabelText }))).getTextErrors();
    const ask = async (password: string) => {
      await press('New token');
      await type('Name', 'Report', 'app-profile-tokens');
      await type('Password', password, 'app-profile-tokens');
      await press('Make the token');
    };
    const text = () => (fixture.nativeElement as HTMLElement).textContent;
    return { bed, press, type, faults, ask, text };
  };

  it('are made with the password, which is asked for first', async () => {
    const { bed, faults, ask, type, press, text } = await opened();
    await ask('');
    bed.server.expectNone('/api/tokens');
    expect(await faults('Password')).toEqual(['Password: this cannot be empty.']);
    await type('Password', 'not mine', 'app-profile-tokens');
    await press('Make the token');
    await bed.refuse('POST /api/tokens', 403, 'people/wrong-password');
    expect(await faults('Password')).toEqual(['This is not your password.']);
    await type('Password', 'seven quiet lighthouses', 'app-profile-tokens');
    await press('Make the token');
    expect(await bed.answer('POST /api/tokens', MADE)).toEqual({
      name: 'Report',
      role: 'viewer',
      password: 'seven quiet lighthouses',
    });
    expect(text()).toContain(MADE.token);
  });

  it('are gone from the page once a new password has ended them', async () => {
    const { bed, ask, type, press, text } = await opened();
    await ask('seven quiet lighthouses');
    await bed.answer('POST /api/tokens', MADE);
    await bed.answer('GET /api/tokens', [MADE.item]);
    expect(text()).toContain(MADE.token);
    await press('Change');
    await type('Current password', 'seven quiet lighthouses', 'app-profile-password');
    await type('New password', 'brass keys under snow', 'app-profile-password');
    await press('Change the password');
    await bed.answer('POST /api/me/password', null, 204);
    await bed.answer('GET /api/me/sessions', []);
    await bed.answer('GET /api/tokens', []);
    expect(text()).toContain('your tokens for programs have ended');
    expect(text()).not.toContain(MADE.token);
    expect(text()).toContain('No tokens yet');
  });
});
