import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';

interface Probe {
  /** The microphone of this page says a tone; 0 is silence. */
  speak(hz: number): void;
  /** Loudest frequency of what arrives from the other side. */
  hear(): Promise<{ hz: number; dbfs: number }>;
}

declare global {
  interface Window {
    probe: Probe;
  }
}

/**
 * Gives the page a microphone that says a chosen tone, and ears at the far side's track. The SDK, the peer connection and
 * the network are the real ones: only the device in front of them is ours, since noise suppression eats the steady beep
 * of Chromium's own fake device.
 */
export async function installProbe(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const state: {
      context?: AudioContext;
      tone?: OscillatorNode;
      gain?: GainNode;
      track?: MediaStreamTrack;
    } = {};
    const audio = (): AudioContext => (state.context ??= new AudioContext());

    const microphone = (): MediaStream => {
      const context = audio();
      state.tone ??= new OscillatorNode(context, { frequency: 600 });
      if (!state.gain) {
        state.gain = new GainNode(context, { gain: 0 });
        state.tone.connect(state.gain);
        state.tone.start();
      }
      const destination = context.createMediaStreamDestination();
      state.gain.connect(destination);
      return destination.stream;
    };
    const devices = navigator.mediaDevices;
    const real = devices.getUserMedia.bind(devices);
    devices.getUserMedia = async (constraints) => {
      // Asks the browser too, so that permissions and device names work as ever.
      const granted = await real(constraints);
      for (const track of granted.getTracks()) track.stop();
      return microphone();
    };

    const Original = window.RTCPeerConnection;
    window.RTCPeerConnection = class extends Original {
      constructor(configuration?: RTCConfiguration) {
        super(configuration);
        this.addEventListener('track', (event) => (state.track = event.track));
      }
    };

    window.probe = {
      speak(hz) {
        const context = audio();
        microphone();
        if (hz > 0) state.tone?.frequency.setValueAtTime(hz, context.currentTime);
        state.gain?.gain.setValueAtTime(hz > 0 ? 0.4 : 0, context.currentTime);
      },
      async hear() {
        if (!state.track) return { hz: 0, dbfs: -120 };
        const context = audio();
        const source = context.createMediaStreamSource(new MediaStream([state.track]));
        const analyser = new AnalyserNode(context, { fftSize: 8192, smoothingTimeConstant: 0 });
        source.connect(analyser);
        await new Promise((resolve) => setTimeout(resolve, 300));
        const bins = new Float32Array(analyser.frequencyBinCount);
        analyser.getFloatFrequencyData(bins);
        source.disconnect();
        let loudest = 0;
        bins.forEach((value, index) => {
          if (value > (bins[loudest] ?? -Infinity)) loudest = index;
        });
        return { hz: (loudest * context.sampleRate) / analyser.fftSize, dbfs: bins[loudest] ?? -120 };
      },
    };
  });
}

export async function speak(page: Page, hz: number): Promise<void> {
  await page.evaluate((tone) => window.probe.speak(tone), hz);
}

/** The page hears this tone from the other side. */
export async function expectHears(page: Page, hz: number): Promise<void> {
  await expect
    .poll(
      async () => {
        const heard = await page.evaluate(() => window.probe.hear());
        return heard.dbfs > -60 ? Math.round(heard.hz / 25) * 25 : 0;
      },
      { message: `${hz} Hz heard in the browser` },
    )
    .toBe(hz);
}

export async function expectSilence(page: Page): Promise<void> {
  await expect
    .poll(async () => (await page.evaluate(() => window.probe.hear())).dbfs, {
      message: 'silence in the browser',
    })
    .toBeLessThan(-60);
}
