import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { newCallState, nextCallState, type CallStep } from '../data/models/call-state';
import { SoftphoneBed } from '../testing/softphone-bed';
import { CallCard } from './call-card';
import { CallCardHarness } from './call-card.harness';
import { CallControls } from './call-controls';
import { CallControlsHarness } from './call-controls.harness';
import { IncomingPanel } from './incoming-panel';
import { IncomingPanelHarness } from './incoming-panel.harness';
import { WaitingBanner } from './waiting-banner';
import { WaitingBannerHarness } from './waiting-banner.harness';

const after = (...steps: CallStep[]) => {
  const began = newCallState('outgoing', Date.now());
  return steps.reduce((state, step) => nextCallState(state, step, Date.now()), began);
};

describe('CallCard', () => {
  const shown = async (phase: CallCard['phase'] extends () => infer P ? P : never, ...steps: CallStep[]) => {
    await new SoftphoneBed().words();
    const fixture = TestBed.createComponent(CallCard);
    fixture.componentRef.setInput('phase', phase);
    fixture.componentRef.setInput('name', 'Ana');
    fixture.componentRef.setInput('state', after(...steps));
    fixture.componentRef.setInput('volume', { input: 0.5, output: 0.2 });
    return TestbedHarnessEnvironment.harnessForFixture(fixture, CallCardHarness);
  };

  it('says who is called and what happens, without a timer', async () => {
    const card = await shown('ringing', { type: 'ringing' });
    expect([await card.name(), await card.word(), await card.time()]).toEqual(['Ana', 'Ringing', undefined]);
    expect(await card.note()).toBe('It is ringing at the other end.');
  });

  it('shows time and loudness while both talk', async () => {
    const card = await shown('live', { type: 'accepted' });
    expect([await card.word(), await card.time(), await card.levels()]).toEqual([
      'In call',
      '0:00',
      ['2', '5'],
    ]);
  });

  it('shows nothing of a muted microphone, and says so', async () => {
    const card = await shown('live', { type: 'accepted' }, { type: 'muted', muted: true });
    expect([await card.levels(), await card.note()]).toEqual([['2'], 'You are muted. No one hears you.']);
  });

  it('puts the newest quality warning into words', async () => {
    const card = await shown('live', { type: 'accepted' }, { type: 'warning', warning: 'network-lossy' });
    expect(await card.note()).toContain('loses parts of the call');
  });

  it.each([
    ['hung-up-there', 'The other side hung up.'],
    ['unanswered', 'No one answered. Try again later.'],
    ['missed', 'The caller gave up.'],
  ] as const)('says why a call ended: %s', async (reason, words) => {
    const card = await shown('ended', { type: 'ended', reason });
    expect([await card.word(), await card.note()]).toEqual(['Call ended', words]);
  });
});

describe('CallControls', () => {
  const shown = async (live: boolean, muted = false) => {
    await new SoftphoneBed().words();
    const fixture = TestBed.createComponent(CallControls);
    for (const [input, value] of Object.entries({ live, muted, keypadOpen: false })) {
      fixture.componentRef.setInput(input, value);
    }
    const pressed: string[] = [];
    fixture.componentInstance.muteToggled.subscribe(() => pressed.push('mute'));
    fixture.componentInstance.hungUp.subscribe(() => pressed.push('hang up'));
    return {
      controls: await TestbedHarnessEnvironment.harnessForFixture(fixture, CallControlsHarness),
      pressed,
    };
  };

  it('has the same three buttons in every state, and mutes only a live call', async () => {
    const { controls, pressed } = await shown(false);
    expect(await controls.labels()).toEqual(['Mute', 'Keypad', 'Hang up']);
    const mute = await controls.button('Mute');
    expect(await mute.isOff()).toBe(true);
    await mute.press();
    await (await controls.button('Hang up')).press();
    expect(pressed).toEqual(['hang up']);
  });

  it('shows that the microphone is muted', async () => {
    const { controls, pressed } = await shown(true, true);
    const mute = await controls.button('Unmute');
    expect(await mute.isOn()).toBe(true);
    await mute.press();
    expect(pressed).toEqual(['mute']);
  });
});

describe('IncomingPanel', () => {
  const shown = async () => {
    await new SoftphoneBed().words();
    const fixture = TestBed.createComponent(IncomingPanel);
    fixture.componentRef.setInput('name', 'Ana');
    fixture.componentRef.setInput('number', '+34 612 34 56 78');
    fixture.componentRef.setInput('verified', true);
    fixture.componentRef.setInput('asked', 'my card is lost');
    const heard: string[] = [];
    fixture.componentInstance.answered.subscribe(() => heard.push('answer'));
    fixture.componentInstance.rejected.subscribe(() => heard.push('reject'));
    return {
      panel: await TestbedHarnessEnvironment.harnessForFixture(fixture, IncomingPanelHarness),
      heard,
      fixture,
    };
  };

  it('is an alert dialog with who calls and two answers', async () => {
    const { panel, heard } = await shown();
    expect(await panel.role()).toBe('alertdialog');
    for (const part of ['Ana', '+34 612 34 56 78', 'verified', 'my card is lost'])
      expect(await panel.caller()).toContain(part);
    await panel.press('Answer');
    await panel.press('Reject');
    expect(heard).toEqual(['answer', 'reject']);
  });

  it('takes the focus, and gives it back', async () => {
    const button = document.body.appendChild(document.createElement('button'));
    button.focus();
    const { panel, fixture } = await shown();
    expect(await panel.isFocused('Answer')).toBe(true);
    fixture.destroy();
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(document.activeElement).toBe(button);
    button.remove();
  });

  it('leaves the focus to someone who writes', async () => {
    const field = document.body.appendChild(document.createElement('input'));
    field.focus();
    await shown();
    expect(document.activeElement).toBe(field);
    field.remove();
  });
});

describe('WaitingBanner', () => {
  it('offers to end the call for the new one, or to reject it', async () => {
    await new SoftphoneBed('es').words();
    const fixture = TestBed.createComponent(WaitingBanner);
    fixture.componentRef.setInput('name', '+34 612 34 56 78');
    const heard: string[] = [];
    fixture.componentInstance.answered.subscribe(() => heard.push('answer'));
    fixture.componentInstance.rejected.subscribe(() => heard.push('reject'));
    const banner = await TestbedHarnessEnvironment.harnessForFixture(fixture, WaitingBannerHarness);
    expect(await banner.text()).toMatch(
      /Entra otra llamada.*\+34 612 34 56 78.*Colgar y contestar.*Rechazar/,
    );
    await banner.press(0);
    await banner.press(1);
    expect(heard).toEqual(['answer', 'reject']);
  });
});
