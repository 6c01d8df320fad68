/**
 * `@centralita/twiml`: call flows as plugins, TwiML as data, Twilio's voice webhooks as typed events.
 */
export {
  application,
  type Application,
  type ApplicationAttributes,
  type ApplicationOptions,
} from './core/application';
export { callRecording, type CallRecording, type CallRecordingAttributes } from './core/call-recording';
export {
  aiSession,
  type AiSession,
  type AiSessionAttributes,
  relayConnector,
  type RelayConnector,
  type RelayConnectorAttributes,
  room,
  type Room,
  type RoomAttributes,
} from './core/connected-programs';
export { client, type Client, type ClientAttributes, type ClientOptions } from './core/client';
export {
  conference,
  type Conference,
  type ConferenceAttributes,
  type ConferenceEvent,
} from './core/conference';
export { connect, type Connect, type ConnectAttributes, type ConnectNoun } from './core/connect';
export {
  type CallerInput,
  conversationRelay,
  type ConversationRelay,
  type ConversationRelayAttributes,
  type ConversationRelayOptions,
  type RelayLanguage,
  type RelayLanguageAttributes,
  type RelayVoiceAttributes,
  type SocketUrl,
} from './core/conversation-relay';
export {
  dial,
  type Dial,
  type DialAttributes,
  type DialNouns,
  type DialRecord,
  type RingingNoun,
  type RingTone,
} from './core/dial';
export { escapeText } from './core/escape';
export {
  echo,
  type Echo,
  hangup,
  type Hangup,
  leave,
  type Leave,
  redirect,
  type Redirect,
  type RedirectAttributes,
  reject,
  type Reject,
  type RejectAttributes,
} from './core/ending';
export {
  enqueue,
  type Enqueue,
  type EnqueueAttributes,
  enqueueTask,
  type EnqueueTaskAttributes,
  type Task,
  type TaskAttributes,
} from './core/enqueue';
export {
  gather,
  type Gather,
  type GatherAttributes,
  type GatherInput,
  type GatherPrompt,
} from './core/gather';
export { number, type NumberAttributes, type NumberNoun } from './core/number';
export { type MachineDetectionAttributes, type PartyAttributes } from './core/party';
export {
  type CardType,
  pay,
  type Pay,
  type PayAttributes,
  type PaymentError,
  type PaymentPart,
  type PayOptions,
  payPrompt,
  type PayPrompt,
  type PayPromptAttributes,
} from './core/pay';
export { pause, type Pause, type PauseAttributes } from './core/pause';
export { play, type Play, type PlayAttributes, playDigits } from './core/play';
export { queue, type Queue, type QueueAttributes } from './core/queue';
export { record, type RecordAttributes, type RecordVerb } from './core/record';
export { refer, type Refer, type ReferAttributes } from './core/refer';
export { renderTwiml } from './core/render';
export { say, type Say, type SayAttributes, sayMarkup, spokenText } from './core/say';
export { ssml, type SpokenPart, type SsmlInline } from './core/ssml';
export { sim, type Sim } from './core/sim';
export { siprec, type Siprec, type SiprecAttributes, type SiprecOptions } from './core/siprec';
export { sip, type Sip, type SipAttributes } from './core/sip';
export {
  type BesideNoun,
  type StoppableNoun,
  start,
  type Start,
  type StartAttributes,
  stop,
  type Stop,
} from './core/start';
export {
  type CallTrack,
  stream,
  streamNamed,
  type Stream,
  type StreamAttributes,
  type StreamOptions,
} from './core/stream';
export { transcription, type Transcription, type TranscriptionAttributes } from './core/transcription';
export {
  virtualAgent,
  type VirtualAgent,
  type VirtualAgentAttributes,
  type VirtualAgentOptions,
} from './core/virtual-agent';
export { whatsApp, type WhatsApp } from './core/whats-app';
export {
  message,
  messageRedirect,
  type MessageAttributes,
  type MessageContent,
  type MessagingVerb,
} from './core/message';
export { renderMessagingTwiml } from './core/render-messaging';
export { type StepLink } from './core/step-link';
export { type VoiceVerb } from './core/verbs';
export {
  type CallProgressEvent,
  type HttpMethod,
  type LanguageTag,
  type RecordingEvent,
  type RecordingTrim,
  type VoiceName,
} from './core/vocabulary';

export {
  CALL_DIRECTIONS,
  CALL_STATUSES,
  type CallDirection,
  CallEvent,
  type CallStatus,
  hasEnded,
} from './events/call-event';
export { CallContinued, CallStatusChanged, PartyAnswered } from './events/call-progress';
export { CallStarted, IncomingCall, OutgoingCall } from './events/call-started';
export {
  CONFERENCE_CHANGES,
  type ConferenceChange,
  ConferenceChanged,
  ConferenceWait,
} from './events/conference-events';
export { DIAL_CALL_STATUSES, type DialCallStatus, DialFinished } from './events/dial-finished';
export { EventError, type ParameterProblem } from './events/event-error';
export { type EventChoice, eventChoice, type EventClass, type EventSource } from './events/event-source';
export { FromParam, type FromParamOptions, type ParamReader } from './events/from-param';
export { GatheredDigits, GatheredInput, GatheredSpeech, PartialSpeech } from './events/gathered';
export { ANSWERED_BY, type AnsweredBy, MachineDetected } from './events/machine-detected';
export { firstValue, type RawParams } from './events/params';
export { parseEvent } from './events/parse-event';
export {
  EnqueueFinished,
  QUEUE_RESULTS,
  QueueConnecting,
  type QueueResult,
  QueueWait,
} from './events/queue-events';
export { RELAY_STATUSES, RelayFinished, type RelayStatus } from './events/relay-finished';
export { RecordingFinished } from './events/recording-finished';
export { RECORDING_STATUSES, RecordingChanged, type RecordingStatus } from './events/recording-changed';

export {
  CallFlow,
  type CallFlowOptions,
  type FlowAccounts,
  type FlowCalls,
  type FlowStart,
} from './nest/call-flow';
export { CallFlows } from './nest/call-flows';
export { type DrawnLinks } from './nest/drawn-links';
export { type FlowWarning, type FlowWarningKind } from './nest/flow-warnings';
export { FlowError, type FlowErrorCode } from './nest/flow-error';
export { type FlowReply, type FlowRequest, FlowRunner } from './nest/flow-runner';
export { type FlowDescription, type InstalledFlow, type InstalledStep } from './nest/installed-flow';
export { type LinkQuery, Links, type LinkTo } from './nest/links';
export {
  type ReplyContext,
  ReplyTransform,
  type ReplyTransformOptions,
  type VerbTransform,
} from './nest/reply-transform';
export { Step, type StepMethod, type StepName, type StepOptions, type StepReply } from './nest/step';
export { testLinks } from './nest/test-links';
export { TwimlBuilder } from './nest/twiml-builder';
export { TwimlModule } from './nest/twiml-module';
export { type TwimlOptions } from './nest/twiml-options';
