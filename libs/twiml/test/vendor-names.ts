import type MessagingResponse from 'twilio/lib/twiml/MessagingResponse.js';
import type VoiceResponse from 'twilio/lib/twiml/VoiceResponse.js';
import type { ELEMENTS } from '../src/core/elements';

type Tables = typeof ELEMENTS;

/** Twilio's names in one of our tables; an entry may be `[name, separator]`. */
type Written<Tag extends keyof Tables> = {
  [Name in keyof Tables[Tag]]: Tables[Tag][Name] extends readonly [infer First, string]
    ? First
    : Tables[Tag][Name];
}[keyof Tables[Tag]];

/** Names that only one of the two sides has. */
type Difference<Tag extends keyof Tables, Vendor> =
  Exclude<Written<Tag>, keyof Vendor> | Exclude<keyof Vendor, Written<Tag>>;

type Equal<Tag extends keyof Tables, Vendor> = [Difference<Tag, Vendor>] extends [never]
  ? true
  : Difference<Tag, Vendor>;

/** The same, where Twilio's documentation writes some names with capitals (`speechTimeout`) that its library has not. */
type EqualButForCase<Tag extends keyof Tables, Vendor> = [
  | Exclude<Lowercase<Written<Tag> & string>, Lowercase<keyof Vendor & string>>
  | Exclude<Lowercase<keyof Vendor & string>, Lowercase<Written<Tag> & string>>,
] extends [never]
  ? true
  : false;

/**
 * Each table names exactly the attributes of the vendor's own types; otherwise this does not compile, and the error
 * shows the name that one side lacks. An attribute that a new version of the vendor's library brings is noticed here.
 */
export const sameNames: {
  Say: Equal<'Say', VoiceResponse.SayAttributes>;
  Play: Equal<'Play', VoiceResponse.PlayAttributes>;
  Pause: Equal<'Pause', VoiceResponse.PauseAttributes>;
  Gather: Equal<'Gather', VoiceResponse.GatherAttributes>;
  Record: Equal<'Record', VoiceResponse.RecordAttributes>;
  Dial: Equal<'Dial', VoiceResponse.DialAttributes>;
  Number: Equal<'Number', VoiceResponse.NumberAttributes>;
  Client: Equal<'Client', VoiceResponse.ClientAttributes>;
  Parameter: Equal<'Parameter', VoiceResponse.ParameterAttributes>;
  Conference: Equal<'Conference', VoiceResponse.ConferenceAttributes>;
  Queue: Equal<'Queue', VoiceResponse.QueueAttributes>;
  Sip: Equal<'Sip', VoiceResponse.SipAttributes>;
  /** The size of a queue is set by REST: https://www.twilio.com/docs/voice/twiml/enqueue */
  Enqueue: Equal<'Enqueue', Omit<VoiceResponse.EnqueueAttributes, 'maxQueueSize'>>;
  Task: Equal<'Task', VoiceResponse.TaskAttributes>;
  Reject: Equal<'Reject', VoiceResponse.RejectAttributes>;
  Redirect: Equal<'Redirect', VoiceResponse.RedirectAttributes>;
  Start: Equal<'Start', VoiceResponse.StartAttributes>;
  Pay: Equal<'Pay', VoiceResponse.PayAttributes>;
  Prompt: Equal<'Prompt', VoiceResponse.PromptAttributes>;
  Refer: Equal<'Refer', VoiceResponse.ReferAttributes>;
  Stream: Equal<'Stream', VoiceResponse.StreamAttributes>;
  Siprec: Equal<'Siprec', VoiceResponse.SiprecAttributes>;
  Transcription: Equal<'Transcription', VoiceResponse.TranscriptionAttributes>;
  Connect: Equal<'Connect', VoiceResponse.ConnectAttributes>;
  ConversationRelay: EqualButForCase<'ConversationRelay', VoiceResponse.ConversationRelayAttributes>;
  Language: Equal<'Language', VoiceResponse.LanguageAttributes>;
  Application: Equal<'Application', VoiceResponse.ApplicationAttributes>;
  WhatsApp: Equal<'WhatsApp', VoiceResponse.WhatsAppAttributes>;
  VirtualAgent: Equal<'VirtualAgent', VoiceResponse.VirtualAgentAttributes>;
  Config: Equal<'Config', VoiceResponse.ConfigAttributes>;
  AiSession: Equal<'AiSession', VoiceResponse.AiSessionAttributes>;
  ConversationRelaySession: Equal<
    'ConversationRelaySession',
    VoiceResponse.ConversationRelaySessionAttributes
  >;
  Room: Equal<'Room', VoiceResponse.RoomAttributes>;
  Recording: Equal<'Recording', VoiceResponse.RecordingAttributes>;
  break: Equal<'break', VoiceResponse.SsmlBreakAttributes>;
  emphasis: Equal<'emphasis', VoiceResponse.SsmlEmphasisAttributes>;
  lang: Equal<'lang', VoiceResponse.SsmlLangAttributes>;
  phoneme: Equal<'phoneme', VoiceResponse.SsmlPhonemeAttributes>;
  prosody: Equal<'prosody', VoiceResponse.SsmlProsodyAttributes>;
  'say-as': Equal<'say-as', VoiceResponse.SsmlSayAsAttributes>;
  sub: Equal<'sub', VoiceResponse.SsmlSubAttributes>;
  w: Equal<'w', VoiceResponse.SsmlWAttributes>;
  Message: Equal<'Message', MessagingResponse.MessageAttributes>;
} = {
  Say: true,
  Play: true,
  Pause: true,
  Gather: true,
  Record: true,
  Dial: true,
  Number: true,
  Client: true,
  Parameter: true,
  Conference: true,
  Queue: true,
  Sip: true,
  Enqueue: true,
  Task: true,
  Reject: true,
  Redirect: true,
  Start: true,
  Pay: true,
  Prompt: true,
  Refer: true,
  Stream: true,
  Siprec: true,
  Transcription: true,
  Connect: true,
  ConversationRelay: true,
  Language: true,
  Application: true,
  WhatsApp: true,
  VirtualAgent: true,
  Config: true,
  AiSession: true,
  ConversationRelaySession: true,
  Room: true,
  Recording: true,
  break: true,
  emphasis: true,
  lang: true,
  phoneme: true,
  prosody: true,
  'say-as': true,
  sub: true,
  w: true,
  Message: true,
};
