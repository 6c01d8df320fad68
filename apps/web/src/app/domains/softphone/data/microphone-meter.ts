import { Injectable, inject, signal, DOCUMENT } from '@angular/core';
import { AudioDevices } from './audio-devices';
import { LocalFaultCode, type VoiceFault } from './models/voice-events';

const POLL_MS = 60;

/** Opens the microphone for a test and shows how loud it is. Closed as soon as nobody looks. */
@Injectable({ providedIn: 'root' })
export class MicrophoneMeter {
  private readonly media = inject(DOCUMENT).defaultView?.navigator.mediaDevices;
  private readonly devices = inject(AudioDevices);

  private readonly currentLevel = signal(0);
  /** Loudness from 0 to 1, on the scale of a call's meters. */
  readonly level = this.currentLevel.asReadonly();
  private readonly currentState = signal<'off' | 'opening' | 'on' | 'failed'>('off');
  readonly state = this.currentState.asReadonly();
  private readonly currentFault = signal<VoiceFault | undefined>(undefined);
  readonly fault = this.currentFault.asReadonly();

  private stopCurrent: (() => void) | undefined;
  private round = 0;

  async start(): Promise<void> {
    this.stop();
    const { round } = this;
    this.currentState.set('opening');
    if (!this.media) return this.fail({ code: LocalFaultCode.insecurePage, message: 'No media devices.' });
    try {
      const { microphoneId } = this.devices.choice();
      const stream = await this.media.getUserMedia({
        audio: microphoneId === undefined ? true : { deviceId: { ideal: microphoneId } },
      });
      if (round !== this.round) return stopTracks(stream);
      this.measure(stream);
      this.currentState.set('on');
      await this.devices.refresh();
    } catch (error) {
      if (round === this.round) this.fail(microphoneFault(error));
    }
  }

  stop(): void {
    this.round++;
    this.stopCurrent?.();
    this.stopCurrent = undefined;
    this.currentLevel.set(0);
    this.currentState.set('off');
    this.currentFault.set(undefined);
  }

  private measure(stream: MediaStream): void {
    const context = new AudioContext();
    const analyser = context.createAnalyser();
    analyser.fftSize = 1024;
    context.createMediaStreamSource(stream).connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    const timer = setInterval(() => {
      analyser.getFloatTimeDomainData(samples);
      this.currentLevel.set(loudness(samples));
    }, POLL_MS);
    this.stopCurrent = () => {
      clearInterval(timer);
      stopTracks(stream);
      void context.close();
    };
  }

  private fail(fault: VoiceFault): void {
    this.currentFault.set(fault);
    this.currentState.set('failed');
  }
}

/** Root mean square in decibels, −60 dB to −10 dB spread over 0 to 1. */
export function loudness(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  const decibels = 20 * Math.log10(Math.sqrt(sum / samples.length) || 1e-6);
  return Math.min(1, Math.max(0, (decibels + 60) / 50));
}

function microphoneFault(error: unknown): VoiceFault {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  const isRefused = name === 'NotAllowedError' || name === 'SecurityError';
  return { code: isRefused ? 31401 : 31402, message };
}

function stopTracks(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}
