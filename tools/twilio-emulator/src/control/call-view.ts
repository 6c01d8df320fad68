import type { Call } from '../calls/call';
import type { CallRegistry } from '../calls/call-registry';
import { dominantTones, levelDbfs, type Peak } from './spectrum';

/** A call as the control API shows it. */
export interface CallView {
  sid: string;
  parentCallSid?: string;
  direction: string;
  from: string;
  to: string;
  status: string;
  /** Who is at the end of this leg: `client`, `handset` or `simulated`. */
  party: string;
  /** Epoch milliseconds. */
  createdAt: number;
  answeredAt?: number;
  endedAt?: number;
  durationSec: number;
  /** Keys that the party pressed. */
  digitsReceived: string;
  /** Keys that were sent to the party. */
  digitsSent: string;
}

/** What was to be heard on a leg in the last moments. */
export interface AudioView {
  windowMs: number;
  /** What the party said. */
  heard: SoundView;
  /** What the party was given to hear. */
  played: SoundView;
  digitsReceived: string;
  digitsSent: string;
}

export interface SoundView {
  /** −3 is a full-scale sine, −96 silence. */
  dbfs: number;
  tones: Peak[];
}

export function callView(call: Call): CallView {
  const { direction, from, to, parentCallSid } = call.details;
  return {
    sid: call.sid,
    ...(parentCallSid === undefined ? {} : { parentCallSid }),
    direction,
    from,
    to,
    status: call.status,
    party: call.partyKind,
    createdAt: call.createdAt.getTime(),
    ...(call.answeredAt ? { answeredAt: call.answeredAt.getTime() } : {}),
    ...(call.endedAt ? { endedAt: call.endedAt.getTime() } : {}),
    durationSec: call.durationSec,
    digitsReceived: call.digitsReceived,
    digitsSent: call.audio.digitsSent,
  };
}

export function audioView(call: Call, windowMs: number): AudioView {
  const view = (samples: Int16Array): SoundView => ({
    dbfs: levelDbfs(samples),
    tones: dominantTones(samples),
  });
  return {
    windowMs,
    heard: view(call.audio.heard.last(windowMs)),
    played: view(call.audio.played.last(windowMs)),
    digitsReceived: call.digitsReceived,
    digitsSent: call.audio.digitsSent,
  };
}

/** Resolves true when the call has one of these statuses, false when it cannot get there any more or time is up. */
export async function waitForStatus(
  call: Call,
  statuses: readonly string[],
  timeoutMs: number,
): Promise<boolean> {
  const isThere = (): boolean => statuses.includes(call.status);
  if (isThere() || call.isOver) return isThere();
  const { promise, resolve } = Promise.withResolvers<void>();
  const stop = call.listen({
    progress: () => {
      if (isThere() || call.isOver) resolve();
    },
  });
  const timer = setTimeout(resolve, timeoutMs);
  await promise;
  clearTimeout(timer);
  stop();
  return isThere();
}

/** Calls that match, newest last. */
export function findCalls(registry: CallRegistry, query: Record<string, unknown>): Call[] {
  const { from, to, direction, status, parentCallSid } = query;
  return registry
    .all()
    .filter(
      (call) =>
        (from === undefined || call.details.from === from) &&
        (to === undefined || call.details.to === to) &&
        (direction === undefined || call.details.direction === direction) &&
        (parentCallSid === undefined || call.details.parentCallSid === parentCallSid) &&
        (status === undefined || call.status === status || (status === 'active' && !call.isOver)),
    );
}
