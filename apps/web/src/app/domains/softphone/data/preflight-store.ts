import { Injectable, computed, inject, signal } from '@angular/core';
import type { DemoAccount } from '@centralita/shared-types';
import { ApiClient } from '../../../shared/data-api/api-client';
import { ServerConfig } from '../../settings/api';
import { AudioDevices } from './audio-devices';
import { LineStore } from './line-store';
import {
  PREFLIGHT_SEC,
  type PreflightReport,
  type PreflightState,
  type PreflightVerdict,
} from './models/preflight';
import { VoiceClient, type PreflightRun } from './voice-client';
import { explain } from './voice-errors';

/** A short test call that tells whether this network and these devices are fit for calls. */
@Injectable({ providedIn: 'root' })
export class PreflightStore {
  private readonly client = inject(VoiceClient);
  private readonly line = inject(LineStore);
  private readonly devices = inject(AudioDevices);
  private readonly server = inject(ServerConfig);
  private readonly api = inject(ApiClient);

  private readonly current = signal<PreflightState>({ step: 'ready' });
  readonly state = this.current.asReadonly();
  readonly isRunning = computed(() => ['connecting', 'measuring'].includes(this.current().step));
  readonly canRun = computed(() => this.line.isReady() && !this.isRunning());
  private run: PreflightRun | undefined;
  private round = 0;

  async start(): Promise<void> {
    const line = this.line.forPreflight();
    if (!line || !this.canRun()) return;
    const round = ++this.round;
    this.current.set({ step: 'connecting' });
    const target = await this.echoNumber();
    if (round !== this.round) return;
    const { token, options } = line;
    const audio = this.devices.choice();
    const test = {
      ...options,
      token,
      audio,
      durationSec: PREFLIGHT_SEC,
      ...(target === undefined ? {} : { target }),
    };
    let samples = 0;
    this.run = this.client.preflight(test, (event) => {
      if (round !== this.round) return;
      if (event.type === 'connected') this.current.set({ step: 'measuring', samples });
      if (event.type === 'sample') this.current.set({ step: 'measuring', samples: ++samples });
      if (event.type === 'failed') this.current.set({ step: 'failed', trouble: explain(event.fault) });
      if (event.type === 'completed') this.complete(event.report, samples);
    });
  }

  stop(): void {
    this.round++;
    this.run?.stop();
    this.run = undefined;
    this.current.set({ step: 'ready' });
  }

  private complete(report: PreflightReport, samples: number): void {
    if (samples === 0)
      return this.current.set({ step: 'failed', trouble: { key: 'preflight-empty', action: 'retry' } });
    this.current.set({ step: 'done', report, verdict: verdictOf(report) });
  }

  /** With the emulator a number that echoes; with Twilio the TwiML App decides what the test call hears. */
  private async echoNumber(): Promise<string | undefined> {
    if (!this.server.emulator()) return undefined;
    const demo = await this.api.get<DemoAccount>('/api/demo-account').catch(() => undefined);
    return demo?.numbers.find(({ behaviour }) => behaviour === 'echo')?.phoneNumber;
  }
}

/** Limits of Twilio's own network guidance: 200 ms round trip, 30 ms jitter, 3 % loss. */
export function verdictOf({
  mos = 0,
  roundTripMs = 0,
  jitterMs = 0,
  packetLossPercent = 0,
}: PreflightReport): PreflightVerdict {
  if (mos < 3.5 || roundTripMs > 400 || jitterMs > 60 || packetLossPercent > 5) return 'poor';
  if (mos < 4 || roundTripMs > 200 || jitterMs > 30 || packetLossPercent > 3) return 'fair';
  return 'good';
}
