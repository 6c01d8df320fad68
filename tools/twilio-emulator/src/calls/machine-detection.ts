import type { Call } from './call';
import { callParameters } from './call-parameters';
import type { WebhookSender } from '../webhooks/webhook-sender';

/** How it is asked for. */
export interface MachineDetection {
  /** `Enable` tells at once, `DetectMessageEnd` when the machine's greeting is over. */
  mode: 'Enable' | 'DetectMessageEnd';
  timeoutMs: number;
  /** It goes on beside the call; else the call's document waits for its result. */
  isAsync: boolean;
  /** Told of the result, where it goes on beside the call; without one it stands in the call's resource only. */
  callback?: { url: string; method: 'GET' | 'POST' };
}

/** Who answered, as Twilio's parameters say it. */
export interface MachineResult extends Record<string, string> {
  AnsweredBy: string;
  MachineDetectionDuration: string;
}

/** Nobody listens to the sound here: as long as Twilio's detection usually takes. */
const DECIDES_AFTER_MS = 1_000;
/** The pause of the outside world's machine before its beep, and the beep itself: a message begins after both. */
const BEEP_OVER_AFTER_MS = 700;

/**
 * Who answered a call, by what is known of its party: a phone of the outside world says whether it is a machine, all others are
 * people. Resolves `undefined` where the call ends before. Source: https://www.twilio.com/docs/voice/answering-machine-detection
 */
export async function detectMachine(
  call: Call,
  { mode, timeoutMs }: Pick<MachineDetection, 'mode' | 'timeoutMs'>,
): Promise<MachineResult | undefined> {
  const beganAt = Date.now();
  await call.mediaConnected();
  const answeredBy = await Promise.race([
    resultOf(call, mode),
    after(Math.max(0, timeoutMs - (Date.now() - beganAt)), call.ended).then(() => 'unknown'),
  ]);
  if (call.isOver) return undefined;
  call.answeredBy = answeredBy;
  return { AnsweredBy: answeredBy, MachineDetectionDuration: String(Date.now() - beganAt) };
}

/** Beside the call; the answer of its callback, if it has one, is ignored. */
export async function tellMachine(
  call: Call,
  detection: MachineDetection,
  { webhooks, authToken }: { webhooks: WebhookSender; authToken: string },
): Promise<void> {
  const result = await detectMachine(call, detection);
  if (!result || !detection.callback) return;
  const { url, method } = detection.callback;
  const { AccountSid = '', CallSid = '' } = callParameters(call);
  const parameters = { AccountSid, CallSid, ...result };
  await webhooks.send({
    purpose: 'status-callback',
    method,
    url,
    parameters,
    authToken,
    callSid: call.sid,
  });
}

async function resultOf(call: Call, mode: MachineDetection['mode']): Promise<string> {
  await after(DECIDES_AFTER_MS, call.ended);
  if (call.answersAs !== 'machine') return call.answersAs;
  if (mode === 'Enable') return 'machine_start';
  await silence(call);
  await after(BEEP_OVER_AFTER_MS, call.ended);
  return 'machine_end_beep';
}

/** Until nothing is being said. */
function silence(call: Call): Promise<void> {
  if (!call.speech || call.isOver) return Promise.resolve();
  return new Promise((resolve) => {
    const stop = call.listen({ speechEnded: () => done() });
    const done = (): void => {
      stop();
      resolve();
    };
    call.ended.addEventListener('abort', done, { once: true });
  });
}

function after(ms: number, ended: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    ended.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}
