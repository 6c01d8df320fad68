import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import type { PreflightState } from '../data/models/preflight';
import { SoftphoneBed } from '../testing/softphone-bed';
import { clock } from './call-timer';
import { DeviceForm, type DeviceChoice } from './device-form';
import { DeviceFormHarness } from './device-form.harness';
import { PreflightView } from './preflight-view';
import { PreflightViewHarness } from './preflight-view.harness';
import { RecentList, type RecentRow } from './recent-list';
import { RecentListHarness } from './recent-list.harness';
import { TroubleBanner } from './trouble-banner';
import { TroubleBannerHarness } from './trouble-banner.harness';

const HOUR_MS = 3_600_000;

describe('RecentList', () => {
  const row = (change: Partial<RecentRow>): RecentRow => ({
    id: 'a',
    remote: '+34612345678',
    label: '+34 612 34 56 78',
    direction: 'incoming',
    outcome: 'missed',
    beganAt: -2 * HOUR_MS,
    ...change,
  });
  const shown = async (calls: RecentRow[], language: 'en' | 'es' = 'en', now = 0) => {
    await new SoftphoneBed(language).words();
    const fixture = TestBed.createComponent(RecentList);
    for (const [input, value] of Object.entries({ calls, language, now }))
      fixture.componentRef.setInput(input, value);
    const heard: string[] = [];
    fixture.componentInstance.chosen.subscribe(({ id }) => heard.push(`chose ${id}`));
    fixture.componentInstance.removed.subscribe(({ id }) => heard.push(`removed ${id}`));
    return { list: await TestbedHarnessEnvironment.harnessForFixture(fixture, RecentListHarness), heard };
  };

  it('says what comes here while it is empty', async () => {
    expect(await (await shown([])).list.text()).toContain('kept in this browser only');
  });

  it('counts days as a calendar does', async () => {
    const evening = new Date(2026, 5, 11, 21).getTime();
    const { list } = await shown([row({ beganAt: evening - 37 * HOUR_MS })], 'en', evening);
    expect((await list.rows())[0]).toMatch(/yesterday/);
  });

  it('tells each call in a line, with times relative to now', async () => {
    const answered = row({
      id: 'b',
      direction: 'outgoing',
      outcome: 'answered',
      durationSec: 65,
      beganAt: 0,
      label: 'Ana',
    });
    const { list, heard } = await shown([answered, row({})]);
    const [first, second] = await list.rows();
    expect(first).toMatch(/Ana\s*Outgoing · 1:05\s*now/);
    expect(second).toMatch(/Missed\s*2 hr\. ago/);
    await list.choose(1);
    await list.remove(0);
    expect(heard).toEqual(['chose a', 'removed b']);
    expect(await list.down(0)).toBe(1);
  });

  it('speaks Spanish', async () => {
    const [first] = await (await shown([row({})], 'es')).list.rows();
    expect(first).toMatch(/Perdida\s*hace 2 h/);
  });
});

describe('TroubleBanner', () => {
  it('says what happened, why, the next step, and the code small', async () => {
    await new SoftphoneBed().words();
    const fixture = TestBed.createComponent(TroubleBanner);
    fixture.componentRef.setInput('trouble', { key: 'media-failed', action: 'preflight', code: 53405 });
    let acted = 0;
    fixture.componentInstance.acted.subscribe(() => acted++);
    const banner = await TestbedHarnessEnvironment.harnessForFixture(fixture, TroubleBannerHarness);
    expect(await banner.role()).toBe('alert');
    expect(await banner.text()).toMatch(/No sound could be exchanged.*firewall.*Code 53405/);
    expect(await banner.buttons()).toEqual(['Test the network', 'Close']);
    await banner.press('Test the network');
    expect(acted).toBe(1);
  });
});

describe('DeviceForm', () => {
  const shown = async (canChooseSpeaker = true) => {
    await new SoftphoneBed().words();
    const fixture = TestBed.createComponent(DeviceForm);
    const inputs = {
      microphones: [
        { id: 'm1', label: 'Desk microphone' },
        { id: 'm2', label: '' },
      ],
      speakers: [{ id: 's1', label: 'Headset' }],
      choice: { processing: true },
      canChooseSpeaker,
    };
    for (const [input, value] of Object.entries(inputs)) fixture.componentRef.setInput(input, value);
    const heard: unknown[] = [];
    fixture.componentInstance.chosen.subscribe((choice: DeviceChoice) => heard.push(choice));
    fixture.componentInstance.processingChanged.subscribe((on) => heard.push(on));
    fixture.componentInstance.microphoneTested.subscribe(() => heard.push('microphone'));
    fixture.componentInstance.outputTested.subscribe((field) => heard.push(field));
    return { form: await TestbedHarnessEnvironment.harnessForFixture(fixture, DeviceFormHarness), heard };
  };

  it('lists devices by name, the nameless by number', async () => {
    const { form, heard } = await shown();
    expect(await form.options('microphoneId')).toEqual(['System default', 'Desk microphone', 'Device 2']);
    await form.choose('microphoneId', 2);
    await form.choose('speakerId', 1);
    await form.choose('speakerId', 0);
    expect(heard).toEqual([
      { field: 'microphoneId', id: 'm2' },
      { field: 'speakerId', id: 's1' },
      { field: 'speakerId' },
    ]);
  });

  it('tests each device and switches the clean-up', async () => {
    const { form, heard } = await shown();
    for (const index of [0, 1, 2]) await form.test(index);
    await form.toggleProcessing();
    expect(heard).toEqual(['microphone', 'speakerId', 'ringtoneId', false]);
  });

  it('offers no choice of speakers where the browser has none', async () => {
    const { form } = await shown(false);
    expect([await form.isChoosable('speakerId'), await form.isChoosable('microphoneId')]).toEqual([
      false,
      true,
    ]);
  });
});

describe('PreflightView', () => {
  const shown = async (state: PreflightState, language: 'en' | 'es' = 'en') => {
    await new SoftphoneBed(language).words();
    const fixture = TestBed.createComponent(PreflightView);
    fixture.componentRef.setInput('state', state);
    fixture.componentRef.setInput('language', language);
    return TestbedHarnessEnvironment.harnessForFixture(fixture, PreflightViewHarness);
  };

  it('shows how far the test is', async () => {
    expect(await (await shown({ step: 'measuring', samples: 4 })).progress()).toBe('40');
  });

  it('shows no progress before the test', async () => {
    expect(await (await shown({ step: 'ready' })).progress()).toBeUndefined();
  });

  it('gives the verdict, the reasons and the figures as the language writes them', async () => {
    const report = { mos: 3.84, roundTripMs: 212, warnings: ['network-slow' as const] };
    const view = await shown({ step: 'done', verdict: 'fair', report }, 'es');
    const text = await view.text();
    for (const part of ['Justa', 'La red va lenta', '3,8', '212 ms']) expect(text).toContain(part);
  });

  it('puts a failure into words', async () => {
    const trouble = { key: 'unreachable', action: 'retry' as const, code: 53000 };
    expect(await (await shown({ step: 'failed', trouble })).text()).toMatch(
      /Twilio cannot be reached.*Code 53000/,
    );
  });
});

describe('clock', () => {
  it.each([
    [0, '0:00'],
    [65, '1:05'],
    [3723, '1:02:03'],
  ])('writes %i seconds as %s', (seconds, text) => {
    expect(clock(seconds)).toBe(text);
  });
});
