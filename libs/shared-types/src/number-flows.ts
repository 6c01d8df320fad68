import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsString,
  IsTimeZone,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { MayBeAbsent } from './may-be-absent';
import { E164, HINT_MAX, SPOKEN_TEXT_MAX, WEEKDAYS, type Weekday } from './rules';
import { Trim } from './trim';

const FLOW_ID = /^[a-z][a-z0-9-]{0,59}$/;
/** Of one year, or of every year. */
const HOLIDAY = /^(\d{4}-)?(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
/** Words between commas. */
const WORDS = new RegExp(`^[^,]{0,${HINT_MAX}}(, *[^,]{0,${HINT_MAX}})*$`);
const TIME_OF_DAY = /^([01]\d|2[0-3]):[0-5]\d$/;

/** Options of `menu`: what is offered, and where each key or word leads. */
export class MenuChoice {
  @Matches(/^[0-9]$/) digit!: string;
  /** Words of which the caller may say one, such as `sales, buy`, each of at most 100 characters. */
  @MayBeAbsent() @Trim() @MaxLength(200) @Matches(WORDS) words?: string;
  /** Said first. */
  @MayBeAbsent() @Trim() @MaxLength(SPOKEN_TEXT_MAX) text?: string;
  /** Id of the flow that goes on; the call ends where there is none. */
  @MayBeAbsent() @Matches(FLOW_ID) flow?: string;
}
export class MenuOptions {
  @Trim() @Length(1, SPOKEN_TEXT_MAX) greeting!: string;
  @IsArray() @ArrayMaxSize(10) @ValidateNested({ each: true }) @Type(() => MenuChoice) choices!: MenuChoice[];
}

/** Options of `opening-hours`: which flow answers when. */
export class OpenPeriod {
  @IsIn(WEEKDAYS) day!: Weekday;
  /** `09:00`. `23:59` is the end of the day; `to` that is not after `from` is of the next day: `20:00` to `02:00`. */
  @Matches(TIME_OF_DAY) from!: string;
  @Matches(TIME_OF_DAY) to!: string;
}
export class OpeningHoursOptions {
  @IsArray() @ArrayMaxSize(50) @ValidateNested({ each: true }) @Type(() => OpenPeriod) periods!: OpenPeriod[];
  /** Id of the flow that answers while it is open. */
  @Matches(FLOW_ID) open!: string;
  /** The other times. */
  @Matches(FLOW_ID) closed!: string;
  /** Days on which it is closed all day: `2026-04-03`, or `12-25` for every year. */
  @MayBeAbsent() @IsArray() @ArrayMaxSize(200) @Matches(HOLIDAY, { each: true }) holidays?: string[];
  /** By whose clock, such as `Atlantic/Canary`; by the server's where it is absent. */
  @MayBeAbsent() @IsTimeZone() timeZone?: string;
}

/** Options of `announcement`: what is said before the call ends. */
export class AnnouncementOptions {
  @Trim() @Length(1, SPOKEN_TEXT_MAX) text!: string;
}

/** Options of `voicemail`. What is not said here is said in words of its own. */
export class VoicemailOptions {
  @MayBeAbsent() @Trim() @Length(1, SPOKEN_TEXT_MAX) greeting?: string;
  /** Said after the message. */
  @MayBeAbsent() @Trim() @Length(1, SPOKEN_TEXT_MAX) thanks?: string;
  @MayBeAbsent() @IsInt() @Min(5) @Max(600) maxLengthSec?: number;
  /** Days after which a message is erased; absent: it is kept. */
  @MayBeAbsent() @IsInt() @Min(1) @Max(3650) keepDays?: number;
}

/** Options of `person` and of `incoming-call`. */
export class PersonOptions {
  /** Id of the flow that goes on where nobody takes the call; absent: the caller hears so. */
  @MayBeAbsent() @Matches(FLOW_ID) nobody?: string;
}

/** Options of `queue`. */
export class QueueOptions {
  @MayBeAbsent() @Trim() @Length(1, SPOKEN_TEXT_MAX) greeting?: string;
  /** Whether the key 1 leads to the voicemail, and 2 to being called back. */
  @MayBeAbsent() @IsBoolean() voicemail?: boolean;
  @MayBeAbsent() @IsBoolean() callback?: boolean;
  /** Callers that may wait at once, and minutes that each may wait. */
  @MayBeAbsent() @IsInt() @Min(1) @Max(1000) sizeMax?: number;
  @MayBeAbsent() @IsInt() @Min(1) @Max(120) waitMaxMin?: number;
  /** Id of the flow for those who may not wait, or no longer; the voicemail where it is absent. */
  @MayBeAbsent() @Matches(FLOW_ID) overflow?: string;
}

/** Options of `conference`. */
export class ConferenceOptions {
  @Matches(/^\d{4,12}$/) pin!: string;
  /** How many may be in the room. */
  @MayBeAbsent() @IsInt() @Min(2) @Max(250) places?: number;
}

/** Options of `streaming-assistant`. */
export class StreamingAssistantOptions {
  /** Said first; the assistant's own words where it is absent. */
  @MayBeAbsent() @Trim() @Length(1, SPOKEN_TEXT_MAX) greeting?: string;
}

export const RECORDING_MODES = ['off', 'announce', 'consent'] as const;
export type RecordingMode = (typeof RECORDING_MODES)[number];
/** `server`: the language in which the server speaks (`VOICE_LANGUAGE`). */
export const RECORDING_LANGUAGES = ['server', 'en', 'es'] as const;
export type RecordingLanguage = (typeof RECORDING_LANGUAGES)[number];

/** Options of `call-recording`: whether calls of the number are recorded, whichever flow answers them. */
export class CallRecordingOptions {
  /** `announce`: callers are told so; `consent`: they have to agree by the key 1. Off where it is absent. */
  @MayBeAbsent() @IsIn(RECORDING_MODES) mode?: RecordingMode;
  /** In which language the announcement is spoken; that of the server where it is absent. */
  @MayBeAbsent() @IsIn(RECORDING_LANGUAGES) language?: RecordingLanguage;
  /** What is said; words of its own in that language where it is absent. */
  @MayBeAbsent() @Trim() @Length(1, SPOKEN_TEXT_MAX) announcement?: string;
  /** Days after which a recording is erased; 90 where it is absent. */
  @MayBeAbsent() @IsInt() @Min(1) @Max(3650) keepDays?: number;
  /** Whether what is said is written down, by the speech recognition that the server is set up with. */
  @MayBeAbsent() @IsBoolean() transcribe?: boolean;
}

/** Options by the id of the flow that takes them: a flow may hand the call to another, which has options of its own. */
export type FlowOptions = {
  menu?: MenuOptions;
  'opening-hours'?: OpeningHoursOptions;
  announcement?: AnnouncementOptions;
  voicemail?: VoicemailOptions;
  person?: PersonOptions;
  queue?: QueueOptions;
  conference?: ConferenceOptions;
  'streaming-assistant'?: StreamingAssistantOptions;
  'incoming-call'?: PersonOptions;
  'call-recording'?: CallRecordingOptions;
} & Record<string, object | undefined>;

/** Which flow answers a number. */
export interface NumberFlow {
  /** E.164. */
  number: string;
  /** Null: the flow of the server's configuration. */
  flow: string | null;
  options: FlowOptions;
}

/**
 * What a page asks for to fill in a setting: a text that is spoken, another flow, keys that lead somewhere (`MenuChoice[]`),
 * times (`OpenPeriod[]`), days (`string[]`), a time zone, a whole number, yes or no, digits as they are pressed, or one of some values.
 */
export type FlowFieldKind =
  'text' | 'flow' | 'choices' | 'periods' | 'dates' | 'zone' | 'number' | 'switch' | 'digits' | 'one-of';

/** One setting of a flow. */
export interface FlowField {
  /** Its name within the flow's options. */
  name: string;
  kind: FlowFieldKind;
  /** Without it the flow has no options at all, and does what it does by itself. */
  required?: true;
  /** Of `one-of`: what may be chosen; the first where nothing was. */
  values?: readonly string[];
  /** Of a number: its bounds. Of a text or of digits: how long. */
  min?: number;
  max?: number;
}

/** A flow that can answer a number. */
export interface AnsweringFlow {
  id: string;
  title: string;
  /** In English, for whoever has no words of their own for this id. */
  description?: string;
  /** Its steps as they stand in the code, each with the event that it takes. */
  steps: readonly { name: string; event: string }[];
  fields: readonly FlowField[];
}

/** What a caller meets, in order. */
export interface HeardItem {
  kind: 'says' | 'plays' | 'listens' | 'rings' | 'records' | 'waits' | 'joins' | 'goes-on' | 'ends';
  /** What is said, the address of a sound, or the flow that goes on. */
  text?: string;
}

/** One step that a preview ran. */
export interface PreviewStep {
  flow: string;
  step: string;
  heard: HeardItem[];
  /** The TwiML that Twilio would get; addresses are without what identifies a call. */
  twiml: string;
}

/** Answer of `POST /api/number-flows/preview`, which takes a `NumberFlowChange` and saves nothing. */
export interface FlowPreview {
  steps: PreviewStep[];
}

/** Answer of `GET /api/number-flows?organisation=` (admin). */
export interface NumberFlows {
  numbers: NumberFlow[];
  /** Flows that may answer, by id. */
  flows: AnsweringFlow[];
  /** What concerns every call of a number, whichever flow answers it, and has settings. */
  always: AnsweringFlow[];
  /** What answers where nothing was chosen. */
  usual: string;
}

/**
 * `PUT /api/number-flows?organisation=` (admin). Answers `NumberFlow`. `number-flows/not-found` (404) for a number that is
 * not the organisation's, `number-flows/unknown-flow`, `number-flows/options` and `number-flows/loop` (422): flows that
 * hand a caller to each other for ever.
 */
export class NumberFlowChange {
  @IsString() @Matches(E164) number!: string;
  @ValidateIf((_object, value) => value !== null) @Matches(FLOW_ID) flow!: string | null;
  @IsObject() options!: FlowOptions;
}
