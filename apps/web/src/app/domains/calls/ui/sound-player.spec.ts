import type { ComponentRef } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { PeopleBed } from '../../people/testing/people-bed';
import { FakeWaveforms } from '../testing/fake-waveforms';
import { SoundPlayer } from './sound-player';
import { WaveformLibrary } from './waveform-library';

const opened = async (waves = new FakeWaveforms()) => {
  const bed = new PeopleBed('calls', 'en', [{ provide: WaveformLibrary, useValue: waves }]);
  const fixture = TestBed.createComponent(SoundPlayer);
  const given: ComponentRef<SoundPlayer> = fixture.componentRef;
  for (const [name, value] of Object.entries({
    sound: '/a.wav',
    durationSec: 64,
    label: 'Recording',
    fileName: 'a.wav',
  }))
    given.setInput(name, value);
  let played = 0;
  fixture.componentInstance.played.subscribe(() => (played += 1));
  await bed.settle();
  const element = fixture.nativeElement as HTMLElement;
  const click = async (selector: string) => {
    element.querySelector<HTMLElement>(selector)!.click();
    await bed.settle();
  };
  const track = () => element.querySelector('.track')!;
  return {
    waves,
    element,
    click,
    track,
    played: () => played,
    key: async (key: string) => {
      track().dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
      await bed.settle();
    },
  };
};

describe('SoundPlayer', () => {
  it('fetches nothing before it is played, then plays, pauses and says the time', async () => {
    const { waves, element, click, played } = await opened();
    expect(waves.loaded).toEqual([]);
    expect(element.textContent).toContain('0:00 / 1:04');
    await click('.play');
    expect(waves.loaded).toEqual(['/a.wav']);
    expect(element.querySelector('.play')!.getAttribute('aria-label')).toBe('Pause');
    expect(element.textContent).toContain('0:00 / 1:05');
    await click('.play');
    expect(element.querySelector('.play')!.getAttribute('aria-label')).toBe('Play');
    await click('.play');
    expect(waves.loaded).toHaveLength(1);
    expect(played()).toBe(2);
  });

  it('goes forth and back by keys, within the sound', async () => {
    const { track, key } = await opened();
    const place = () => track().getAttribute('aria-valuetext');
    await key('ArrowRight');
    expect(place()).toBe('0:05 of 1:05');
    await key('PageUp');
    expect(place()).toBe('0:35 of 1:05');
    await key('End');
    expect(place()).toBe('1:05 of 1:05');
    await key('ArrowLeft');
    expect(place()).toBe('1:00 of 1:05');
    await key('Home');
    expect(place()).toBe('0:00 of 1:05');
  });

  it('plays faster, and once more as usual', async () => {
    const { waves, click } = await opened();
    await click('.play');
    const rates: (number | undefined)[] = [];
    for (let time = 0; time < 3; time += 1) {
      await click('.speed');
      rates.push(waves.last?.rate);
    }
    expect(rates).toEqual([1.5, 2, 1]);
  });

  it('says where it cannot be loaded, and tries anew', async () => {
    const waves = new FakeWaveforms();
    waves.duration = undefined;
    const { element, click, played } = await opened(waves);
    await click('.play');
    expect(element.querySelector('[role=alert]')?.textContent).toContain('could not be loaded');
    expect(played()).toBe(0);
    waves.duration = 3;
    await click('.play');
    expect(element.querySelector('[role=alert]')).toBeNull();
    expect(played()).toBe(1);
  });
});
