import type { Call } from '../calls/call';
import type { VerbContext } from '../twiml/verb-context';
import type { MediaStream } from './media-stream';
import { openStream } from './open-stream';
import type { StreamSettings } from './stream-settings';

/** A call streams four tracks at most. Source: https://www.twilio.com/docs/voice/media-streams#unidirectional-media-streams */
const TRACKS_MAX = 4;

interface Running {
  settings: StreamSettings;
  /** Undefined where it could not be opened. */
  opened: Promise<MediaStream | undefined>;
}

/** Streams that go beside a call's TwiML, until they are stopped or the call is over. */
const RUNNING = new WeakMap<Call, Set<Running>>();

/** Starts one; the call does not wait for it. */
export function startBeside(settings: StreamSettings, context: VerbContext): void {
  const { call } = context;
  const running = RUNNING.get(call) ?? new Set();
  RUNNING.set(call, running);
  const tracks = [...running].reduce(
    (count, one) => count + one.settings.tracks.length,
    settings.tracks.length,
  );
  const isTaken = [...running].some(
    (one) => settings.name !== undefined && one.settings.name === settings.name,
  );
  if (isTaken)
    return context.warn(31_940, `<Stream>: the call has one named “${settings.name}” already.`, 'error');
  if (tracks > TRACKS_MAX)
    return context.warn(31_940, '<Stream>: a call streams four tracks at most.', 'error');
  const one: Running = { settings, opened: openStream(settings, context, false) };
  running.add(one);
  const stop = (): void => void one.opened.then((stream) => stream?.stop());
  call.ended.addEventListener('abort', stop, { once: true });
  void one.opened
    .then((stream) => stream?.over)
    .then(() => {
      running.delete(one);
      call.ended.removeEventListener('abort', stop);
    });
}

/** @returns false where the call has no such stream */
export function stopNamed(call: Call, name: string): boolean {
  const found = [...(RUNNING.get(call) ?? [])].find(({ settings }) => settings.name === name);
  void found?.opened.then((stream) => stream?.stop());
  return found !== undefined;
}
