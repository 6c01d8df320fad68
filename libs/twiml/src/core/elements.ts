import { APPLICATION_ATTRIBUTES } from './application';
import { CALL_RECORDING_ATTRIBUTES } from './call-recording';
import { CLIENT_ATTRIBUTES, IDENTITY_ATTRIBUTES, PARAMETER_ATTRIBUTES } from './client';
import { CONFERENCE_ATTRIBUTES } from './conference';
import { CONNECT_ATTRIBUTES } from './connect';
import { AI_SESSION_ATTRIBUTES, RELAY_CONNECTOR_ATTRIBUTES, ROOM_ATTRIBUTES } from './connected-programs';
import { CONVERSATION_RELAY_ATTRIBUTES, RELAY_LANGUAGE_ATTRIBUTES } from './conversation-relay';
import { DIAL_ATTRIBUTES } from './dial';
import {
  ECHO_ATTRIBUTES,
  HANGUP_ATTRIBUTES,
  LEAVE_ATTRIBUTES,
  REDIRECT_ATTRIBUTES,
  REJECT_ATTRIBUTES,
} from './ending';
import { ENQUEUE_ATTRIBUTES, TASK_ATTRIBUTES } from './enqueue';
import { GATHER_ATTRIBUTES } from './gather';
import { NUMBER_ATTRIBUTES } from './number';
import { PAY_ATTRIBUTES, PAY_PROMPT_ATTRIBUTES } from './pay';
import { PAUSE_ATTRIBUTES } from './pause';
import { PLAY_ATTRIBUTES } from './play';
import { QUEUE_ATTRIBUTES } from './queue';
import { RECORD_ATTRIBUTES } from './record';
import { REFER_ATTRIBUTES } from './refer';
import { SAY_ATTRIBUTES } from './say';
import { SIM_ATTRIBUTES } from './sim';
import { SIP_ATTRIBUTES } from './sip';
import { SIPREC_ATTRIBUTES } from './siprec';
import { SSML_ATTRIBUTES } from './ssml';
import { START_ATTRIBUTES, STOP_ATTRIBUTES } from './start';
import { STREAM_ATTRIBUTES } from './stream';
import { TRANSCRIPTION_ATTRIBUTES } from './transcription';
import { CONFIG_ATTRIBUTES, VIRTUAL_AGENT_ATTRIBUTES } from './virtual-agent';
import { WHATS_APP_ATTRIBUTES } from './whats-app';
import { MESSAGE_ATTRIBUTES } from './message';
import type { VoiceVerb } from './verbs';

type Names = Readonly<Record<string, string | readonly [name: string, separator: string]>>;

/** Verbs, with the names of their attributes. A verb that is missing here does not compile. */
const VERBS = {
  Say: SAY_ATTRIBUTES,
  Play: PLAY_ATTRIBUTES,
  Pause: PAUSE_ATTRIBUTES,
  Gather: GATHER_ATTRIBUTES,
  Record: RECORD_ATTRIBUTES,
  Dial: DIAL_ATTRIBUTES,
  Connect: CONNECT_ATTRIBUTES,
  Start: START_ATTRIBUTES,
  Stop: STOP_ATTRIBUTES,
  Pay: PAY_ATTRIBUTES,
  Refer: REFER_ATTRIBUTES,
  Enqueue: ENQUEUE_ATTRIBUTES,
  Leave: LEAVE_ATTRIBUTES,
  Echo: ECHO_ATTRIBUTES,
  Hangup: HANGUP_ATTRIBUTES,
  Reject: REJECT_ATTRIBUTES,
  Redirect: REDIRECT_ATTRIBUTES,
} as const satisfies Record<VoiceVerb['tag'], Names>;

/** All elements: verbs and what is nested in them. */
export const ELEMENTS = {
  ...VERBS,
  Number: NUMBER_ATTRIBUTES,
  Client: CLIENT_ATTRIBUTES,
  Identity: IDENTITY_ATTRIBUTES,
  Parameter: PARAMETER_ATTRIBUTES,
  Conference: CONFERENCE_ATTRIBUTES,
  Queue: QUEUE_ATTRIBUTES,
  Sip: SIP_ATTRIBUTES,
  Sim: SIM_ATTRIBUTES,
  Prompt: PAY_PROMPT_ATTRIBUTES,
  Stream: STREAM_ATTRIBUTES,
  Siprec: SIPREC_ATTRIBUTES,
  Transcription: TRANSCRIPTION_ATTRIBUTES,
  Task: TASK_ATTRIBUTES,
  ConversationRelay: CONVERSATION_RELAY_ATTRIBUTES,
  Language: RELAY_LANGUAGE_ATTRIBUTES,
  Message: MESSAGE_ATTRIBUTES,
  Body: {},
  Media: {},
  Application: APPLICATION_ATTRIBUTES,
  ApplicationSid: {},
  WhatsApp: WHATS_APP_ATTRIBUTES,
  VirtualAgent: VIRTUAL_AGENT_ATTRIBUTES,
  Config: CONFIG_ATTRIBUTES,
  AiSession: AI_SESSION_ATTRIBUTES,
  ConversationRelaySession: RELAY_CONNECTOR_ATTRIBUTES,
  Room: ROOM_ATTRIBUTES,
  Recording: CALL_RECORDING_ATTRIBUTES,
  ...SSML_ATTRIBUTES,
} as const satisfies Record<string, Names>;

/** Whether a value is a verb of `<Response>`, by its tag: for data that the compiler has not seen. */
export function isVoiceVerb(value: unknown): value is VoiceVerb {
  return (
    typeof value === 'object' &&
    value !== null &&
    'tag' in value &&
    typeof value.tag === 'string' &&
    Object.hasOwn(VERBS, value.tag)
  );
}
