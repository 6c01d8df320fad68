import { qualityWarning } from './quality-warnings';
import type { PreflightReport } from './models/preflight';
import type { QualityWarning } from './models/voice-events';

/** The parts of the SDK's preflight report that are put into words, by shape. */
export interface SdkPreflightReport {
  callQuality?: PreflightReport['quality'] | undefined;
  edge?: string | undefined;
  isTurnRequired?: boolean | undefined;
  stats?: Record<'mos' | 'rtt' | 'jitter', { average: number }> | undefined;
  totals?: { packetsLostFraction: number } | undefined;
  networkTiming: { peerConnection?: { duration?: number } };
  warnings: { name: string }[];
}

export function preflightReport(sdk: SdkPreflightReport): PreflightReport {
  const warnings = new Set<QualityWarning>();
  for (const { name } of sdk.warnings) {
    const warning = qualityWarning(name);
    if (warning) warnings.add(warning);
  }
  const mediaSetUpMs = sdk.networkTiming.peerConnection?.duration;
  return {
    warnings: [...warnings],
    ...(sdk.callQuality === undefined ? {} : { quality: sdk.callQuality }),
    ...(sdk.stats === undefined
      ? {}
      : {
          mos: sdk.stats.mos.average,
          roundTripMs: sdk.stats.rtt.average,
          jitterMs: sdk.stats.jitter.average,
        }),
    ...(sdk.totals === undefined ? {} : { packetLossPercent: sdk.totals.packetsLostFraction }),
    ...(mediaSetUpMs === undefined ? {} : { mediaSetUpMs }),
    ...(sdk.edge === undefined ? {} : { edge: sdk.edge }),
    ...(sdk.isTurnRequired === undefined ? {} : { relayed: sdk.isTurnRequired }),
  };
}
