import type { ComponentRef } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { PeopleBed } from '../../people/testing/people-bed';
import { FakeWaveforms } from '../testing/fake-waveforms';
import { SoundPlayer } from './sound-player';
import { WaveformLibrary } from './waveform-library';

const opened = async (waves = new FakeWaveforms()) => {
  const bed = new PeopleBed('calls', 'en', [{ provide: WaveformLibrary, useValue: waves }]);
  return player(bed, waves);
};

const player = async (bed: PeopleBed, waves: FakeWaveforms) => {
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
    another: () => player(bed, waves),
    leave: () => fixture.destroy(),
    label: () => element.querySelector('.play')!.getAttribute('aria-label'),
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

  it('keeps the speed that was chosen before the sound had come', async () => {
    const { waves, click } = await opened();
    await click('.speed');
    await click('.play');
    expect(waves.last?.rate).toBe(1.5);
  });

  it('is silent where it is called off, or left, before the library has come', async () => {
    for (const how of ['press', 'leave'] as const) {
      TestBed.resetTestingModule();
      const waves = new FakeWaveforms();
      let come = (): void => undefined;
      waves.arrival = new Promise((resolve) => (come = resolve));
      const { click, element, played, leave } = await opened(waves);
      await click('.play');
      expect(element.textContent).toContain('Loading…');
      if (how === 'press') await click('.play');
      else leave();
      come();
      await waves.arrival;
      await new Promise((done) => setTimeout(done));
      expect([waves.last, played()]).toEqual([undefined, 0]);
    }
  });

  it('pauses another that plays, and leaves nothing behind', async () => {
    const waves = new FakeWaveforms();
    const first = await opened(waves);
    const second = await first.another();
    await first.click('.play');
    await second.click('.play');
    expect([first, second].map(({ label }) => label())).toEqual(['Play', 'Pause']);
    first.leave();
    second.leave();
    expect(waves.alive).toBe(0);
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
