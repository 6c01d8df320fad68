import type { EndReason, QualityWarning, VoiceCallEvent, VoiceFault } from './voice-events';

/** Where a call stands. `calling` = sent, nothing heard yet; `answering` = accepted here, not yet connected. */
export type CallPhase = 'calling' | 'ringing' | 'incoming' | 'answering' | 'live' | 'reconnecting' | 'ended';

/** Everything that is shown of a call, except its loudness, which changes too often to belong here. */
export interface CallState {
  phase: CallPhase;
  muted: boolean;
  /** Epoch milliseconds of the first sign of the call. */
  beganAt: number;
  /** Epoch milliseconds of the moment both sides could talk. */
  liveAt?: number;
  endedAt?: number;
  /** Tones sent so far. */
  digits: string;
  warnings: QualityWarning[];
  /** What went wrong without ending the call. */
  fault?: VoiceFault;
  end?: { reason: EndReason; fault?: VoiceFault };
}

/** What happens to a call: the carrier's events, and what the person does. */
export type CallStep = VoiceCallEvent | { type: 'answering' } | { type: 'digits'; digits: string };

export function newCallState(direction: 'outgoing' | 'incoming', now: number): CallState {
  const phase = direction === 'outgoing' ? 'calling' : 'incoming';
  return { phase, muted: false, beganAt: now, digits: '', warnings: [] };
}

/** The state machine of one call. An ended call never changes again; steps that make no sense change nothing. */
export function nextCallState(state: CallState, step: CallStep, now: number): CallState {
  if (state.phase === 'ended') return state;
  switch (step.type) {
    case 'ringing':
      return state.phase === 'calling' ? { ...state, phase: 'ringing' } : state;
    case 'answering':
      return state.phase === 'incoming' ? { ...state, phase: 'answering' } : state;
    case 'accepted':
      return { ...state, phase: 'live', liveAt: state.liveAt ?? now };
    case 'reconnecting':
      return state.phase === 'live' ? { ...state, phase: 'reconnecting' } : state;
    case 'reconnected':
      return state.phase === 'reconnecting' ? { ...state, phase: 'live' } : state;
    case 'muted':
      return {
        ...state,
        muted: step.muted,
        warnings: state.warnings.filter((each) => each !== 'microphone-silent'),
      };
    case 'digits':
      return { ...state, digits: state.digits + step.digits };
    case 'warning':
      return state.warnings.includes(step.warning)
        ? state
        : { ...state, warnings: [...state.warnings, step.warning] };
    case 'warning-cleared':
      return { ...state, warnings: state.warnings.filter((each) => each !== step.warning) };
    case 'fault':
      return { ...state, fault: step.fault };
    case 'ended': {
      const { reason, fault } = step;
      return {
        ...state,
        phase: 'ended',
        endedAt: now,
        warnings: [],
        end: fault ? { reason, fault } : { reason },
      };
    }
    case 'volume':
      return state;
  }
}

/** The phone at a glance: a call's phase, or nothing. `answering` counts as live. */
export type PhonePhase = 'idle' | 'calling' | 'ringing' | 'incoming' | 'live' | 'reconnecting' | 'ended';
