import type { CallEnding, EmulatorMessage, Refusal } from '../../../src/handset/protocol';

/** What the phone is doing. */
export type CallState =
  | { kind: 'idle' }
  | { kind: 'calling'; to: string; farEndRings: boolean }
  | { kind: 'ringing'; from: string; verified: boolean }
  | { kind: 'answering'; from: string }
  | {
      kind: 'talking';
      peer: string;
      sinceMs: number;
      audioIsUp: boolean;
      keysSent: string;
      keysHeard: string;
    }
  | {
      kind: 'ended';
      peer: string;
      how: CallEnding | 'line-lost';
      talkedSec?: number;
      code?: number;
      message?: string;
    };

export interface PhoneState {
  online: boolean;
  /** The number this phone holds, in E.164. */
  number?: string;
  call: CallState;
  /** The last thing the emulator refused, until the next action. */
  refused?: Refusal;
}

/** What happens to the phone: its person acts, or the line says something. */
export type PhoneEvent =
  | { type: 'line-down' }
  | { type: 'dial'; to: string }
  | { type: 'pick-up' }
  | { type: 'audio-up' }
  | { type: 'key'; digit: string }
  | { type: 'failed'; message: string }
  | { type: 'dismiss' }
  | EmulatorMessage;

export const SWITCHED_ON: PhoneState = { online: false, call: { kind: 'idle' } };

/** The phone's next state. Events that do not fit the state change nothing. */
export function nextState(state: PhoneState, event: PhoneEvent, nowMs: number): PhoneState {
  const { refused: _, ...rest } = state;
  switch (event.type) {
    case 'claimed':
      return { ...rest, online: true, number: event.number };
    case 'refused':
      return refuse(rest, event.why);
    case 'line-down':
      return {
        ...rest,
        online: false,
        call: inCall(state) ? endCall(state.call, 'line-lost', nowMs) : state.call,
      };
    case 'dismiss':
      return { ...rest, call: state.call.kind === 'ended' ? { kind: 'idle' } : state.call };
    default:
      return { ...rest, call: nextCall(state.call, event, nowMs) };
  }
}

/** Whether there is a call, in any stage. */
export function inCall({ call }: PhoneState): boolean {
  return call.kind !== 'idle' && call.kind !== 'ended';
}

/** Number at the other end of the call, if there is one. */
export function peerOf(call: CallState): string {
  switch (call.kind) {
    case 'idle':
      return '';
    case 'calling':
      return call.to;
    case 'ringing':
    case 'answering':
      return call.from;
    default:
      return call.peer;
  }
}

type CallMessage = Exclude<PhoneEvent, { type: 'claimed' | 'refused' | 'line-down' | 'dismiss' }>;

function nextCall(call: CallState, event: CallMessage, nowMs: number): CallState {
  const free = call.kind === 'idle' || call.kind === 'ended';
  switch (event.type) {
    case 'dial':
      return free ? { kind: 'calling', to: event.to, farEndRings: false } : call;
    case 'ring':
      return free ? { kind: 'ringing', from: event.from, verified: event.verified } : call;
    case 'ringing':
      return call.kind === 'calling' ? { ...call, farEndRings: true } : call;
    case 'pick-up':
      return call.kind === 'ringing' ? { kind: 'answering', from: call.from } : call;
    case 'answered':
      return call.kind === 'calling' || call.kind === 'answering'
        ? {
            kind: 'talking',
            peer: peerOf(call),
            sinceMs: nowMs,
            audioIsUp: false,
            keysSent: '',
            keysHeard: '',
          }
        : call;
    case 'audio-up':
      return call.kind === 'talking' ? { ...call, audioIsUp: true } : call;
    case 'key':
      return call.kind === 'talking' ? { ...call, keysSent: call.keysSent + event.digit } : call;
    case 'digits':
      return call.kind === 'talking'
        ? { ...call, keysHeard: call.keysHeard + event.digits.replaceAll('w', '') }
        : call;
    case 'failed':
      return free ? call : { ...endCall(call, 'failed', nowMs), message: event.message };
    case 'ended':
      return free
        ? call
        : {
            ...endCall(call, event.how, nowMs),
            ...(event.code === undefined ? {} : { code: event.code }),
            ...(event.message === undefined ? {} : { message: event.message }),
          };
    case 'media':
      return call; // for the audio, not for the eye
  }
}

function endCall(
  call: CallState,
  how: CallEnding | 'line-lost',
  nowMs: number,
): CallState & { kind: 'ended' } {
  const talked = call.kind === 'talking' ? { talkedSec: Math.round((nowMs - call.sinceMs) / 1000) } : {};
  return { kind: 'ended', peer: peerOf(call), how, ...talked };
}

/** A refused call never began. */
function refuse(state: PhoneState, why: Refusal): PhoneState {
  return { ...state, call: state.call.kind === 'calling' ? { kind: 'idle' } : state.call, refused: why };
}
