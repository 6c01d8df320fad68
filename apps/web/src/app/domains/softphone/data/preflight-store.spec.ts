import { TestBed } from '@angular/core/testing';
import { ApiClient } from '../../../shared/data-api/api-client';
import { DEMO_ACCOUNT } from '../../settings/testing/fixtures';
import { SoftphoneBed } from '../testing/softphone-bed';
import { loudness } from './microphone-meter';
import { PreflightStore, verdictOf } from './preflight-store';
import { preflightReport } from './preflight-report';

describe('PreflightStore', () => {
  const start = async () => {
    const bed = new SoftphoneBed();
    TestBed.overrideProvider(ApiClient, { useValue: { get: () => Promise.resolve(DEMO_ACCOUNT) } });
    await bed.ready();
    const store = TestBed.inject(PreflightStore);
    await store.start();
    return { bed, store };
  };

  it('calls the emulator’s echo number with the line’s token', async () => {
    const { bed } = await start();
    expect(bed.client.preflightOptions).toMatchObject({
      token: 'one',
      target: '+15550100001',
      durationSec: 10,
    });
  });

  it('measures, then gives a verdict', async () => {
    const { bed, store } = await start();
    bed.client.preflightListener?.({ type: 'connected' });
    bed.client.preflightListener?.({ type: 'sample' });
    expect(store.state()).toEqual({ step: 'measuring', samples: 1 });
    bed.client.preflightListener?.({
      type: 'completed',
      report: { mos: 4.4, roundTripMs: 20, warnings: [] },
    });
    expect(store.state()).toMatchObject({ step: 'done', verdict: 'good' });
  });

  it('calls a test that measured nothing a failure', async () => {
    const { bed, store } = await start();
    bed.client.preflightListener?.({ type: 'completed', report: { warnings: [] } });
    expect(store.state()).toMatchObject({ step: 'failed', trouble: { key: 'preflight-empty' } });
  });

  it('puts a failure into words, and forgets a stopped test', async () => {
    const { bed, store } = await start();
    const { preflightListener } = bed.client;
    preflightListener?.({ type: 'failed', fault: { code: 53405, message: '' } });
    expect(store.state()).toMatchObject({ step: 'failed', trouble: { key: 'media-failed' } });
    store.stop();
    preflightListener?.({ type: 'connected' });
    expect(store.state()).toEqual({ step: 'ready' });
  });
});

describe('verdictOf', () => {
  it.each([
    [{ mos: 4.4, roundTripMs: 30, jitterMs: 3, packetLossPercent: 0 }, 'good'],
    [{ mos: 4.4, roundTripMs: 250 }, 'fair'],
    [{ mos: 4.4, packetLossPercent: 4 }, 'fair'],
    [{ mos: 3.2 }, 'poor'],
    [{ mos: 4.4, jitterMs: 80 }, 'poor'],
    [{}, 'poor'],
  ] as const)('%j is %s', (figures, verdict) => {
    expect(verdictOf({ ...figures, warnings: [] })).toBe(verdict);
  });
});

describe('preflightReport', () => {
  it('takes over what the SDK measured and folds its warnings', () => {
    const sdk = {
      callQuality: 'good' as const,
      stats: { mos: { average: 4.1 }, rtt: { average: 20 }, jitter: { average: 2 } },
      totals: { packetsLostFraction: 0.5 },
      networkTiming: { peerConnection: { duration: 30 } },
      warnings: [{ name: 'high-jitter' }, { name: 'low-mos' }, { name: 'insights-connection-error' }],
    };
    expect(preflightReport(sdk)).toEqual({
      quality: 'good',
      mos: 4.1,
      roundTripMs: 20,
      jitterMs: 2,
      packetLossPercent: 0.5,
      mediaSetUpMs: 30,
      warnings: ['network-unsteady'],
    });
  });
});

describe('loudness', () => {
  it.each([
    ['silence', 0, 0],
    ['−10 dB and more', 0.5, 1],
    ['−35 dB', 10 ** (-35 / 20), 0.5],
  ])('of %s', (_, level, shown) => {
    expect(loudness(new Float32Array(64).fill(level))).toBeCloseTo(shown, 2);
  });
});
