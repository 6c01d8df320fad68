import { statSync } from 'node:fs';
import { join } from 'node:path';
import { LOCAL_SOUNDS, deviceOptions } from './device-options';

const PUBLIC = join(import.meta.dirname, '../../../../../public');

describe('device options', () => {
  it('has a small local file for each of the SDK’s fifteen sounds', () => {
    expect(Object.keys(LOCAL_SOUNDS)).toHaveLength(15);
    for (const path of Object.values(LOCAL_SOUNDS)) {
      const { size } = statSync(join(PUBLIC, path));
      expect(size).toBeGreaterThan(44);
      expect(size).toBeLessThan(60_000);
    }
  });

  it('resumes calls, keeps precise error codes, and lets a second call knock', () => {
    expect(deviceOptions({ edge: 'dublin' }, undefined)).toMatchObject({
      edge: 'dublin',
      enableImprovedSignalingErrorPrecision: true,
      maxCallSignalingTimeoutMs: 30_000,
      allowIncomingWhileBusy: true,
    });
  });

  it('starts no audio context in a page that nobody has touched', () => {
    const activation = { hasBeenActive: false };
    Object.defineProperty(navigator, 'userActivation', { value: activation, configurable: true });
    expect(deviceOptions({}, undefined)).toMatchObject({ disableAudioContextSounds: true });
    activation.hasBeenActive = true;
    expect(deviceOptions({}, undefined)).not.toHaveProperty('disableAudioContextSounds');
    Reflect.deleteProperty(navigator, 'userActivation');
  });

  it('uses the SDK’s private options with the emulator only', () => {
    expect(deviceOptions({}, 'localhost:4010')).toMatchObject({
      chunderw: 'localhost:4010',
      publishEvents: false,
    });
    expect(Object.keys(deviceOptions({}, undefined))).not.toEqual(expect.arrayContaining(['chunderw']));
    expect(deviceOptions({}, undefined)).not.toHaveProperty('publishEvents');
  });
});
