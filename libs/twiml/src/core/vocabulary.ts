/** HTTP method by which Twilio calls a step. Twilio's default is POST. */
export type HttpMethod = 'GET' | 'POST';

/** A language tag such as `es-ES` or `cmn-Hans-CN`; `arb` and `zh` are the two without a region. */
export type LanguageTag = 'arb' | 'zh' | `${string}-${string}`;

/** A voice. Source: https://www.twilio.com/docs/voice/twiml/say/text-speech */
export type VoiceName = 'man' | 'woman' | 'alice' | `Polly.${string}` | `Google.${string}`;

/** Progress of a dialled party that a status callback can report. */
export type CallProgressEvent = 'initiated' | 'ringing' | 'answered' | 'completed';

/** State of a recording that a callback can report. */
export type RecordingEvent = 'in-progress' | 'completed' | 'absent';

/** Whether silence at both ends of a recording is cut off. */
export type RecordingTrim = 'trim-silence' | 'do-not-trim';
