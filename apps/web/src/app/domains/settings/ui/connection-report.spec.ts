import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import type { ConnectionReport as Report } from '@centralita/shared-types';
import { NOT_YET_HERE, WRONG_TOKEN, reportWith } from '../testing/fixtures';
import { SettingsBed } from '../testing/settings-bed';
import { ConnectionReport } from './connection-report';
import { ConnectionReportHarness } from './connection-report.harness';

describe('ConnectionReport', () => {
  const shown = async (report?: Report, language: 'en' | 'es' = 'en') => {
    const bed = new SettingsBed(language);
    const fixture = TestBed.createComponent(ConnectionReport);
    fixture.componentRef.setInput('report', report);
    await bed.settle();
    return TestbedHarnessEnvironment.harnessForFixture(fixture, ConnectionReportHarness);
  };

  it('keeps the place of every step while it is asked', async () => {
    const report = await shown();
    expect(await report.isWaiting()).toBe(true);
    expect(await report.steps()).toEqual([
      'Account',
      'API key',
      'TwiML App',
      'Phone number',
      'Voice URL',
      'Status callback',
    ]);
  });

  it('says of each step its state in a word and what was found', async () => {
    const report = await shown(reportWith(NOT_YET_HERE));
    expect(await report.isWaiting()).toBe(false);
    expect(await report.steps()).toEqual([
      'Account OK',
      'API key OK',
      'TwiML App OK',
      'Phone number OK',
      'Voice URL Wrong',
    ]);
    const findings = await report.findings();
    expect(findings[0]).toBe('Twilio accepts the account and its Auth Token.');
    expect(findings[4]).toContain('The TwiML App does not call this server yet.');
  });

  it('leads to Twilio’s own words on its error, and to the page with the right value', async () => {
    const report = await shown(reportWith(WRONG_TOKEN));
    expect(await report.addresses()).toEqual([
      'https://www.twilio.com/docs/api/errors/20003',
      'https://console.twilio.com/',
    ]);
  });

  it('speaks Spanish', async () => {
    const report = await shown(reportWith(WRONG_TOKEN), 'es');
    expect((await report.steps())[0]).toBe('Cuenta Mal');
    expect((await report.findings())[0]).toContain('Twilio no acepta este Auth Token para esta cuenta');
  });

  it('shows the server’s own sentence for a code without words', async () => {
    const report = await shown(
      reportWith({ name: 'account', state: 'failed', code: 'twilio/teapot', detail: 'Twilio said 418.' }),
    );
    expect((await report.findings())[0]).toBe('Twilio said 418.');
  });
});
