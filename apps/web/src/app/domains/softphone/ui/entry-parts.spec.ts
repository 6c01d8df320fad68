import { TestKey } from '@angular/cdk/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { Component, computed, inject, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { PhoneNumbers } from '../data/phone-numbers';
import { SoftphoneBed } from '../testing/softphone-bed';
import { Keypad } from './keypad';
import { KeypadHarness } from './keypad.harness';
import { NumberEntry } from './number-entry';
import { NumberEntryHarness } from './number-entry.harness';

@Component({
  selector: 'app-entry-host',
  imports: [NumberEntry],
  template: `<app-number-entry
    [text]="entry()"
    [format]="format"
    [find]="find"
    [country]="read().country"
    [countryName]="read().country"
    home="US"
    (entryChange)="entry.set($event)"
    (confirmed)="confirmed.set(true)"
  />`,
})
class EntryHost {
  private readonly numbers = inject(PhoneNumbers);
  readonly entry = signal('');
  readonly confirmed = signal(false);
  readonly read = computed(() => this.numbers.read(this.entry(), 'US'));
  readonly format = (text: string): string => this.numbers.whileTyping(text, 'US');
  readonly find = (text: string): string | undefined => this.numbers.find(text, 'US');
}

describe('NumberEntry', () => {
  const shown = async () => {
    await new SoftphoneBed().words();
    await TestBed.inject(PhoneNumbers).load();
    const fixture = TestBed.createComponent(EntryHost);
    const loader = TestbedHarnessEnvironment.loader(fixture);
    return { entry: await loader.getHarness(NumberEntryHarness), host: fixture.componentInstance };
  };

  it('formats while someone types and names the country', async () => {
    const { entry, host } = await shown();
    await entry.type('+34612345678');
    expect([await entry.value(), host.entry()]).toEqual(['+34 612 34 56 78', '+34612345678']);
    expect(await entry.hint()).toContain('ES');
  });

  it('takes back one digit, not its formatting', async () => {
    const { entry, host } = await shown();
    expect(await entry.canErase()).toBe(false);
    await entry.type('2025550111');
    expect(await entry.value()).toBe('(202) 555-0111');
    await entry.backspace();
    expect([host.entry(), await entry.canErase()]).toEqual(['202555011', true]);
  });

  it('keeps letters and an extension as they are typed', async () => {
    const { entry, host } = await shown();
    await entry.type('1-800-FLOWERS x5');
    expect([await entry.value(), host.read().address]).toEqual([host.entry(), '+18003569377;ext=5']);
  });

  it('confirms by Enter', async () => {
    const { entry, host } = await shown();
    await entry.enter();
    expect(host.confirmed()).toBe(true);
  });
});

describe('Keypad', () => {
  const shown = async () => {
    await new SoftphoneBed().words();
    const fixture = TestBed.createComponent(Keypad);
    const pressed: string[] = [];
    fixture.componentInstance.pressed.subscribe((key) => pressed.push(key));
    return { keypad: await TestbedHarnessEnvironment.harnessForFixture(fixture, KeypadHarness), pressed };
  };

  it('gives the twelve keys', async () => {
    const { keypad, pressed } = await shown();
    for (const key of '1234567890*#') await keypad.press(key);
    expect(pressed.join('')).toBe('1234567890*#');
  });

  it('gives the plus sign for a long press on 0, once', async () => {
    const { keypad, pressed } = await shown();
    await keypad.hold('0', () => new Promise((resolve) => setTimeout(resolve, 600)));
    expect(pressed).toEqual(['+']);
  });

  it('is one tab stop, with arrows between the keys', async () => {
    const { keypad } = await shown();
    expect(await keypad.tabStops()).toBe(1);
    await keypad.move('5', TestKey.DOWN_ARROW);
    expect(await keypad.focused()).toBe('8');
    await keypad.move('#', TestKey.RIGHT_ARROW);
    expect(await keypad.focused()).toBe('#');
    expect(await keypad.tabStops()).toBe(1);
  });
});
