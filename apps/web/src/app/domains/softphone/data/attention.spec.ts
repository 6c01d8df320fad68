import { TestBed } from '@angular/core/testing';
import { SoftphoneBed } from '../testing/softphone-bed';
import { Attention } from './attention';
import { AudioDevices } from './audio-devices';
import type { PhoneStore } from './phone-store';

/** The page's `Audio`, as far as a ring needs it. */
class AudioDouble {
  static made: AudioDouble[] = [];
  loop = false;
  sinkId = '';
  isPlaying = false;

  constructor(readonly src: string) {
    AudioDouble.made.push(this);
  }

  setSinkId(id: string): Promise<void> {
    this.sinkId = id;
    return Promise.resolve();
  }

  play(): Promise<void> {
    this.isPlaying = true;
    return Promise.resolve();
  }

  pause(): void {
    this.isPlaying = false;
  }
}

describe('Attention', () => {
  const audio = globalThis.Audio;
  beforeEach(() => {
    AudioDouble.made = [];
    document.title = 'Phone';
    globalThis.Audio = AudioDouble as unknown as typeof Audio;
  });
  afterEach(() => (globalThis.Audio = audio));

  const start = async (): Promise<{ bed: SoftphoneBed; phone: PhoneStore }> => {
    const bed = new SoftphoneBed();
    const phone = await bed.ready();
    TestBed.inject(Attention);
    await bed.settle();
    return { bed, phone };
  };
  const rings = (): AudioDouble[] => AudioDouble.made.filter(({ isPlaying }) => isPlaying);

  it('rings for a call that waited until the first was over, until it is answered', async () => {
    const { bed, phone } = await start();
    const first = bed.client.ring('+34600000001');
    phone.answer();
    first.tell({ type: 'accepted' });
    bed.client.ring('+34600000002');
    await bed.settle();
    expect(rings()).toEqual([]);
    first.tell({ type: 'ended', reason: 'hung-up-there' });
    await bed.settle();
    expect(rings()).toMatchObject([{ src: '/sounds/incoming.wav', loop: true }]);
    phone.answer();
    await bed.settle();
    expect(rings()).toEqual([]);
  });

  it('rings on for the next that waited, where that one gives up', async () => {
    const { bed, phone } = await start();
    await phone.dial('+34600000001');
    const second = bed.client.ring('+34600000002');
    bed.client.ring('+34600000003');
    bed.client.calls[0]?.tell({ type: 'ended', reason: 'unanswered' });
    second.tell({ type: 'ended', reason: 'missed' });
    await bed.settle();
    expect([phone.call()?.remote, rings().length]).toEqual(['+34600000003', 1]);
    phone.reject();
    await bed.settle();
    expect(rings()).toEqual([]);
  });

  it('rings where the person has chosen', async () => {
    const { bed, phone } = await start();
    const devices = TestBed.inject(AudioDevices);
    Object.assign(devices, { canChooseSpeaker: true });
    devices.choose({ ringtoneId: 'desk' });
    await phone.dial('+34600000001');
    bed.client.ring('+34600000002');
    phone.hangUp();
    await bed.settle();
    expect(rings()).toMatchObject([{ sinkId: 'desk' }]);
  });

  it('leaves the ring to the line for a call that rang from the start', async () => {
    const { bed, phone } = await start();
    const first = bed.client.ring('+34600000001');
    bed.client.ring('+34600000002');
    first.tell({ type: 'ended', reason: 'missed' });
    await bed.settle();
    expect([phone.call()?.remote, rings()]).toEqual(['+34600000002', []]);
  });

  it.each(['Ana  Ruiz', 'Ana Ruiz ', '  Ana | Ruiz |'])(
    'writes the title once for a caller called %j',
    async (name) => {
      const { bed } = await start();
      let writes = 0;
      const counted = new MutationObserver(() => {
        writes++;
        if (writes > 9) document.querySelector('title')?.remove(); // A loop would never let the test end.
      });
      counted.observe(document.querySelector('title')!, { childList: true });
      const call = bed.client.ring('+34600000001', name);
      await bed.settle();
      document.title = 'Inbox';
      await bed.settle();
      expect(document.title).toBe('☎ Ana Ruiz | Inbox');
      call.tell({ type: 'ended', reason: 'rejected-here' });
      await bed.settle();
      counted.disconnect();
      expect(document.title).toBe('Inbox');
      expect(writes).toBeLessThan(5);
    },
  );

  it('leaves a page without a title one mark only', async () => {
    document.title = '';
    const { bed } = await start();
    bed.client.ring('+34600000001', 'Ana');
    await bed.settle();
    document.title = '';
    await bed.settle();
    expect(document.title).toBe('☎ Ana |');
  });
});
