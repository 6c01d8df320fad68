import type { AttributeNames } from './element';
import type { StepLink } from './step-link';
import type { CallProgressEvent, HttpMethod } from './vocabulary';

/** What `<Number>`, `<Client>` and `<Sip>` have in common. */
export interface PartyAttributes {
  /** A step whose verbs (Play, Say, Gather, Pause, Hangup, …) the answering party hears before being connected. */
  url?: StepLink | undefined;
  method?: HttpMethod | undefined;
  /** A step told of the party's progress; its answer is ignored. */
  statusCallback?: StepLink | undefined;
  statusCallbackMethod?: HttpMethod | undefined;
  /** Which progress is told. Twilio's default is `['completed']`. */
  statusCallbackEvent?: readonly CallProgressEvent[] | undefined;
}

export const PARTY_ATTRIBUTES = {
  url: 'url',
  method: 'method',
  statusCallback: 'statusCallback',
  statusCallbackMethod: 'statusCallbackMethod',
  statusCallbackEvent: 'statusCallbackEvent',
} as const satisfies AttributeNames<PartyAttributes>;

/** Answering-machine detection, for `<Number>` and `<Sip>`. Source: https://www.twilio.com/docs/voice/answering-machine-detection */
export interface MachineDetectionAttributes {
  machineDetection?: 'Enable' | 'DetectMessageEnd' | undefined;
  /** Seconds to wait for a result, 3 to 59. Twilio's default is 30. */
  machineDetectionTimeoutSec?: number | undefined;
  /** Milliseconds of speech that tell a machine from a person, 1000 to 6000. */
  machineDetectionSpeechThresholdMs?: number | undefined;
  /** Milliseconds of silence after speech that end a greeting, 500 to 5000. */
  machineDetectionSpeechEndThresholdMs?: number | undefined;
  /** Milliseconds of silence at the start after which the result is unknown, 2000 to 10000. */
  machineDetectionSilenceTimeoutMs?: number | undefined;
  /** A step told of the result; its answer is ignored. */
  amdStatusCallback?: StepLink | undefined;
  amdStatusCallbackMethod?: HttpMethod | undefined;
}

export const MACHINE_DETECTION_ATTRIBUTES = {
  machineDetection: 'machineDetection',
  machineDetectionTimeoutSec: 'machineDetectionTimeout',
  machineDetectionSpeechThresholdMs: 'machineDetectionSpeechThreshold',
  machineDetectionSpeechEndThresholdMs: 'machineDetectionSpeechEndThreshold',
  machineDetectionSilenceTimeoutMs: 'machineDetectionSilenceTimeout',
  amdStatusCallback: 'amdStatusCallback',
  amdStatusCallbackMethod: 'amdStatusCallbackMethod',
} as const satisfies AttributeNames<MachineDetectionAttributes>;
