import { DOCUMENT, Injectable, inject, signal } from '@angular/core';
import { BrowserStorage } from '../../../shared/storage/browser-storage';
import type { AudioChoice, AudioDevice } from './models/audio';

const KEY = 'centralita.softphone.audio';

/** The sound devices of this machine and which of them the phone uses. */
@Injectable({ providedIn: 'root' })
export class AudioDevices {
  private readonly storage = inject(BrowserStorage);
  private readonly media = inject(DOCUMENT).defaultView?.navigator.mediaDevices;

  private readonly currentMicrophones = signal<readonly AudioDevice[]>([]);
  readonly microphones = this.currentMicrophones.asReadonly();
  private readonly currentSpeakers = signal<readonly AudioDevice[]>([]);
  readonly speakers = this.currentSpeakers.asReadonly();
  private readonly currentChoice = signal<AudioChoice>(this.read());
  readonly choice = this.currentChoice.asReadonly();
  /** Firefox and Safari may not let a page choose where it sounds. */
  readonly canChooseSpeaker =
    typeof HTMLMediaElement !== 'undefined' && 'setSinkId' in HTMLMediaElement.prototype;

  constructor() {
    this.media?.addEventListener?.('devicechange', () => void this.refresh());
  }

  /** Reads the list; labels appear once the microphone was allowed. */
  async refresh(): Promise<void> {
    const all = (await this.media?.enumerateDevices().catch(() => [])) ?? [];
    this.currentMicrophones.set(of('audioinput', all));
    this.currentSpeakers.set(of('audiooutput', all));
  }

  choose(change: Partial<AudioChoice>): void {
    const next = { ...this.currentChoice(), ...change };
    this.currentChoice.set(next);
    this.storage.write('browser', KEY, JSON.stringify(next));
  }

  /** Back to the system's own device. */
  useDefault(which: 'microphoneId' | 'speakerId' | 'ringtoneId'): void {
    const next = { ...this.currentChoice() };
    delete next[which];
    this.currentChoice.set(next);
    this.storage.write('browser', KEY, JSON.stringify(next));
  }

  /** Plays the ring through a device, so that a person hears which one it is. */
  async test(deviceId: string | undefined, sound: 'incoming' | 'outgoing'): Promise<void> {
    const audio = new Audio(`/sounds/${sound}.wav`);
    if (deviceId !== undefined && this.canChooseSpeaker) await audio.setSinkId(deviceId);
    await audio.play();
    await new Promise((resolve) => {
      audio.addEventListener('ended', resolve, { once: true });
      audio.addEventListener('error', resolve, { once: true });
    });
  }

  private read(): AudioChoice {
    try {
      const kept: unknown = JSON.parse(this.storage.read('browser', KEY) ?? '{}');
      const { microphoneId, speakerId, ringtoneId, processing } = (kept ?? {}) as Partial<AudioChoice>;
      return {
        processing: processing !== false,
        ...(typeof microphoneId === 'string' ? { microphoneId } : {}),
        ...(typeof speakerId === 'string' ? { speakerId } : {}),
        ...(typeof ringtoneId === 'string' ? { ringtoneId } : {}),
      };
    } catch {
      return { processing: true };
    }
  }
}

/** `default` and `communications` are aliases that browsers add; the choice "system default" stands for them. */
function of(kind: MediaDeviceKind, all: readonly MediaDeviceInfo[]): AudioDevice[] {
  return all
    .filter((device) => device.kind === kind && !['', 'default', 'communications'].includes(device.deviceId))
    .map(({ deviceId, label }) => ({ id: deviceId, label }));
}
