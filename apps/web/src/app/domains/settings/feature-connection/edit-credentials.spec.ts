import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { jest } from '@jest/globals';
import { CredentialsStore } from '../data/credentials-store';
import { CREDENTIALS, reportWith } from '../testing/fixtures';
import { SettingsBed } from '../testing/settings-bed';
import { CredentialsFormHarness } from '../ui/credentials-form.harness';
import { EditCredentials } from './edit-credentials';

describe('EditCredentials', () => {
  it('starts from what is kept and replaces it once Twilio agrees', async () => {
    const bed = new SettingsBed('en', CREDENTIALS);
    const went = jest.spyOn(TestBed.inject(Router), 'navigateByUrl').mockResolvedValue(true);
    const fixture = TestBed.createComponent(EditCredentials);
    await bed.settle();
    const form = await TestbedHarnessEnvironment.loader(fixture).getHarness(CredentialsFormHarness);
    expect(await form.value('Account SID')).toBe(CREDENTIALS.accountSid);
    expect(await form.isHidden('Auth Token')).toBe(true);

    const authToken = 'e'.repeat(32);
    await form.type('Auth Token', authToken);
    const sent = form.send();
    await bed.settle();
    expect(TestBed.inject(CredentialsStore).credentials()?.authToken).toBe(CREDENTIALS.authToken);
    await bed.answer('/setup/test', reportWith());
    await sent;
    await bed.settle();
    expect(TestBed.inject(CredentialsStore).credentials()).toEqual({ ...CREDENTIALS, authToken });
    expect(went).toHaveBeenCalledWith('/settings');
  });
});
