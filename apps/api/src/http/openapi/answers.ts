import {
  ANALYTICS_CHANNELS,
  CALL_OUTCOMES,
  CANNOT_WRITE,
  CONTACT_FIELD_KINDS,
  CONVERSATION_STATES,
  CONVERSATION_VIEWS,
  HAND_OVER_REASONS,
  MESSAGE_CHANNELS,
  MESSAGE_STATUSES,
  TIMELINE_KINDS,
  type Analytics,
  type AnalyticsFigures,
  type AnswerSource,
  type Attachment,
  type BusyHour,
  type CallItem,
  type CallRecording,
  type CallStep,
  type CallTransfer,
  type ChannelCost,
  type ContactAddressItem,
  type ContactEntry,
  type ContactItem,
  type Conversation,
  type ConversationCounts,
  type Customer,
  type CustomerField,
  type InboxView,
  type InboxViewCount,
  type JoinedCustomer,
  type Label,
  type Macro,
  type MacroPreview,
  type MacroRuns,
  type Message,
  type Money,
  type NumberCount,
  type PersonCount,
  type Ratings,
  type RecordingTranscript,
  type SpokenLine,
  type StateCount,
  type Teammate,
  type TimelineItem,
  type TrafficCount,
  type Waits,
} from '@centralita/shared-types';
import {
  INTEGER,
  NUMBER,
  TEXT,
  TIME,
  YES_NO,
  listOf,
  objectOf,
  oneOf,
  orNull,
  pageOf,
  refTo,
} from './answer-schema';
import type { ValueSchema } from './dto-schema';

const CHANNEL = oneOf(MESSAGE_CHANNELS);
const STATUS = oneOf(MESSAGE_STATUSES);
const AUTHOR = oneOf(['customer', 'bot', 'person', 'server']);
const PERSON = objectOf<Teammate>({ id: TEXT, name: TEXT });
const WAITS = objectOf<Waits>({ count: INTEGER, medianMs: orNull(NUMBER), p90Ms: orNull(NUMBER) });
const RATINGS = objectOf<Ratings>({ count: INTEGER, average: orNull(NUMBER) });
const CONTACT = { id: TEXT, channel: CHANNEL, address: TEXT, name: orNull(TEXT) };
const CUSTOMER = {
  name: orNull(TEXT),
  note: TEXT,
  fields: listOf(
    objectOf<CustomerField>({
      ...{ id: TEXT, name: TEXT, kind: oneOf(CONTACT_FIELD_KINDS), choices: listOf(TEXT), value: TEXT },
    }),
  ),
  addresses: listOf(
    objectOf<ContactAddressItem>({
      ...{ contactId: TEXT, channel: CHANNEL, address: TEXT, name: orNull(TEXT) },
      ...{ joined: YES_NO, conversationId: orNull(TEXT) },
    }),
  ),
};

type Last = NonNullable<Conversation['last']>;
type HandedOver = NonNullable<Conversation['handedOver']>;

/** What our routes answer, by the names of the types that cross the wire. */
export const ANSWER_SCHEMAS: Readonly<Record<string, ValueSchema>> = {
  Label: objectOf<Label>({ id: TEXT, name: TEXT, colour: TEXT }),
  InboxView: objectOf<InboxView>({
    id: TEXT,
    name: TEXT,
    shared: YES_NO,
    view: oneOf(CONVERSATION_VIEWS),
    channel: orNull(CHANNEL),
    labelId: orNull(TEXT),
    teamId: orNull(TEXT),
    assigneeId: orNull(TEXT),
    gone: listOf(oneOf(['label', 'team', 'assignee'])),
  }),
  InboxViewCount: objectOf<InboxViewCount>({ id: TEXT, count: INTEGER, atLeast: YES_NO }),
  Conversation: objectOf<Conversation>({
    id: TEXT,
    channel: CHANNEL,
    contact: objectOf<Conversation['contact']>({ id: TEXT, name: orNull(TEXT), address: TEXT }),
    language: orNull(TEXT),
    ours: TEXT,
    state: oneOf(CONVERSATION_STATES),
    snoozedUntil: orNull(TIME),
    assignee: orNull(PERSON),
    team: orNull(objectOf<NonNullable<Conversation['team']>>({ id: TEXT, name: TEXT })),
    labels: listOf(refTo('Label')),
    answeredBy: oneOf(['bot', 'person']),
    unread: INTEGER,
    last: orNull(
      objectOf<Last>({ text: TEXT, author: AUTHOR, status: STATUS, hasAttachments: YES_NO, at: TIME }),
    ),
    cannotWrite: orNull(oneOf(CANNOT_WRITE)),
    hasOptedOut: YES_NO,
    windowUntil: orNull(TIME),
    handedOver: orNull(
      objectOf<HandedOver>({
        reason: oneOf(HAND_OVER_REASONS),
        at: TIME,
        summary: orNull(TEXT),
      }),
    ),
    waitingSince: orNull(TIME),
    replyDueAt: orNull(TIME),
    rating: orNull(INTEGER),
  }),
  Macro: objectOf<Macro>({
    ...{ id: TEXT, name: TEXT, text: orNull(TEXT), addLabels: listOf(PERSON), assignee: orNull(PERSON) },
    team: orNull(PERSON),
    ...{ state: orNull(oneOf(CONVERSATION_STATES)), snoozeHours: orNull(INTEGER) },
    ...{ answeredBy: orNull(oneOf(['bot', 'person'])), gone: listOf(TEXT) },
  }),
  MacroPreview: objectOf<MacroPreview>({ text: orNull(TEXT), missing: listOf(TEXT) }),
  MacroRuns: objectOf<MacroRuns>({
    done: listOf(TEXT),
    refused: listOf(
      objectOf<MacroRuns['refused'][number]>({ conversationId: TEXT, code: TEXT, detail: TEXT }),
    ),
  }),
  ConversationCounts: objectOf<ConversationCounts>({
    ...{
      mine: INTEGER,
      teams: INTEGER,
      unassigned: INTEGER,
      all: INTEGER,
      overdue: INTEGER,
      snoozed: INTEGER,
    },
  }),
  Attachment: objectOf<Attachment>({
    ...{ id: TEXT, type: TEXT, name: orNull(TEXT), bytes: orNull(INTEGER) },
    ...{ state: oneOf(['waiting', 'stored', 'failed']), problem: orNull(TEXT), transcript: orNull(TEXT) },
  }),
  Message: objectOf<Message>(
    {
      ...{ id: TEXT, conversationId: TEXT, author: AUTHOR, person: orNull(TEXT), subject: TEXT },
      html: objectOf<NonNullable<Message['html']>>({ remotePictures: YES_NO }),
      sender: oneOf(['verified', 'unverified']),
      ...{ text: TEXT, at: TIME, status: STATUS, statusAt: TIME },
      error: orNull(objectOf<NonNullable<Message['error']>>({ code: TEXT, detail: TEXT })),
      ...{ canRetry: YES_NO, attachments: listOf(refTo('Attachment')) },
      template: objectOf<NonNullable<Message['template']>>({ name: TEXT, buttons: listOf(TEXT) }),
      reaction: TEXT,
      source: orNull(
        objectOf<AnswerSource>(
          {
            kind: oneOf(['cache', 'knowledge', 'llm', 'apology']),
            ...{ id: TEXT, title: TEXT, score: NUMBER, bot: TEXT, tookMs: NUMBER },
          },
          ['id', 'title', 'score', 'bot'],
        ),
      ),
    },
    ['subject', 'html', 'sender', 'template', 'reaction'],
  ),
  ContactItem: objectOf<ContactItem>(CONTACT),
  ContactEntry: objectOf<ContactEntry>({ ...CONTACT, customerId: orNull(TEXT) }),
  Customer: objectOf<Customer>(CUSTOMER),
  JoinedCustomer: objectOf<JoinedCustomer>({ ...CUSTOMER, undo: orNull(TEXT) }),
  TimelineItem: objectOf<TimelineItem>({
    ...{ id: TEXT, kind: oneOf(TIMELINE_KINDS), at: TIME, channel: orNull(CHANNEL) },
    ...{ conversationId: orNull(TEXT), direction: orNull(oneOf(['in', 'out'])), text: TEXT },
    ...{ person: orNull(TEXT), state: orNull(TEXT), talkedSec: orNull(INTEGER) },
  }),
  Call: objectOf<CallItem>(
    {
      ...{ id: TEXT, direction: oneOf(['incoming', 'outgoing']), from: TEXT, to: TEXT, startedAt: TIME },
      ...{ answeredAt: orNull(TIME), endedAt: orNull(TIME), talkedSec: orNull(INTEGER) },
      ...{ outcome: orNull(oneOf(CALL_OUTCOMES)), missed: YES_NO },
      ...{ person: orNull(PERSON), answeredBy: orNull(PERSON) },
      transfers: listOf(
        objectOf<CallTransfer>({
          ...{ at: TIME, by: orNull(PERSON), to: orNull(PERSON), number: orNull(TEXT) },
          ...{ takenAt: orNull(TIME), takenBy: orNull(PERSON) },
        }),
      ),
      steps: listOf(objectOf<CallStep>({ flow: TEXT, step: TEXT, at: TIME })),
      recordings: listOf(
        objectOf<CallRecording>({
          ...{ id: TEXT, recordedAt: TIME, durationSec: INTEGER, channels: INTEGER },
          ...{ consent: oneOf(['announced', 'agreed']), eraseAt: TIME },
          state: oneOf(['waiting', 'stored', 'failed', 'erased']),
          problem: orNull(oneOf(['host-refused', 'not-found', 'too-large', 'type-refused', 'unreachable'])),
          transcript: orNull(
            objectOf<RecordingTranscript>({
              lines: orNull(
                listOf(
                  objectOf<SpokenLine>({
                    ...{ side: orNull(oneOf(['outside', 'team'])), atSec: INTEGER, text: TEXT },
                  }),
                ),
              ),
              problem: orNull(oneOf(['no-transcriber', 'not-understood'])),
            }),
          ),
          ...{ erasedAt: orNull(TIME), erasedBy: orNull(PERSON) },
        }),
      ),
    },
    ['recordings'],
  ),
  AnalyticsFigures: objectOf<AnalyticsFigures>({
    messages: objectOf<AnalyticsFigures['messages']>({
      ...{ incoming: INTEGER, outgoing: INTEGER, delivered: INTEGER, failed: INTEGER },
    }),
    answers: objectOf<AnalyticsFigures['answers']>({
      ...{ bot: WAITS, person: WAITS, botShare: orNull(NUMBER), handOvers: INTEGER },
    }),
    calls: objectOf<AnalyticsFigures['calls']>({
      ...{ incoming: INTEGER, answered: INTEGER, missed: INTEGER, byFlow: INTEGER, outgoing: INTEGER },
      ...{ outgoingAnswered: INTEGER, wait: WAITS, givenUp: WAITS, talkedSec: INTEGER },
      averageTalkedSec: orNull(INTEGER),
    }),
    ratings: RATINGS,
    costs: listOf(
      objectOf<ChannelCost>({
        channel: oneOf(ANALYTICS_CHANNELS),
        amounts: listOf(objectOf<Money>({ unit: TEXT, amount: NUMBER })),
        unknown: INTEGER,
      }),
    ),
  }),
  Analytics: objectOf<Analytics>({
    ...{ from: TEXT, to: TEXT, zone: TEXT },
    before: objectOf<Analytics['before']>({ from: TEXT, to: TEXT }),
    countedAt: orNull(TIME),
    ...{ current: refTo('AnalyticsFigures'), previous: refTo('AnalyticsFigures') },
    states: listOf(
      objectOf<StateCount>({
        ...{ channel: CHANNEL, direction: oneOf(['incoming', 'outgoing']), state: STATUS, count: INTEGER },
      }),
    ),
    step: oneOf(['hour', 'day', 'month']),
    traffic: listOf(
      objectOf<TrafficCount>({
        ...{ at: TEXT, messagesIn: INTEGER, messagesOut: INTEGER },
        ...{ callsIn: INTEGER, callsOut: INTEGER, callsMissed: INTEGER },
      }),
    ),
    busyHours: listOf(
      objectOf<BusyHour>({ weekday: INTEGER, hour: INTEGER, messages: INTEGER, calls: INTEGER }),
    ),
    people: listOf(
      objectOf<PersonCount>({
        ...{ id: TEXT, name: TEXT, messages: INTEGER, answers: WAITS, callsTaken: INTEGER },
        ...{ callsMade: INTEGER, talkedSec: INTEGER, ratings: RATINGS, ratingsBefore: RATINGS },
      }),
    ),
    numbers: listOf(
      objectOf<NumberCount>({
        ...{ number: TEXT, messagesIn: INTEGER, messagesOut: INTEGER },
        ...{ callsIn: INTEGER, callsOut: INTEGER, callsMissed: INTEGER },
      }),
    ),
  }),
};

const MESSAGES: ValueSchema = pageOf(refTo('Message'));
const AROUND = { ...MESSAGES, properties: { ...(MESSAGES['properties'] as object), hasLater: YES_NO } };

/** What a route answers with when all is well. */
export const ANSWERS: Readonly<Record<string, ValueSchema>> = {
  'GET /api/conversations': pageOf(refTo('Conversation')),
  'GET /api/conversations/counts': refTo('ConversationCounts'),
  'GET /api/conversations/assignees': listOf(PERSON),
  'GET /api/conversations/:id': refTo('Conversation'),
  'PATCH /api/conversations/:id': refTo('Conversation'),
  'GET /api/conversations/:id/messages': AROUND,
  'POST /api/conversations/:id/messages': refTo('Message'),
  'POST /api/messages': refTo('Message'),
  'POST /api/messages/:id/retry': refTo('Message'),
  'GET /api/labels': listOf(refTo('Label')),
  'GET /api/inbox-views': listOf(refTo('InboxView')),
  'GET /api/inbox-views/counts': listOf(refTo('InboxViewCount')),
  'POST /api/inbox-views': refTo('InboxView'),
  'PUT /api/inbox-views/:id': refTo('InboxView'),
  'GET /api/macros': listOf(refTo('Macro')),
  'POST /api/macros': refTo('Macro'),
  'PUT /api/macros/:id': refTo('Macro'),
  'POST /api/macros/:id/run': refTo('MacroRuns'),
  'GET /api/conversations/:id/macros/:macroId': refTo('MacroPreview'),
  'POST /api/conversations/:id/macros/:macroId': refTo('Conversation'),
  'GET /api/contacts': listOf(refTo('ContactItem')),
  'GET /api/contacts/list': pageOf(refTo('ContactEntry')),
  'POST /api/contacts': refTo('ContactEntry'),
  'GET /api/contacts/:id': refTo('Customer'),
  'PATCH /api/contacts/:id': refTo('Customer'),
  'POST /api/contacts/:id/join': refTo('JoinedCustomer'),
  'POST /api/contacts/:id/undo-join': refTo('Customer'),
  'POST /api/contacts/:id/separate': refTo('Customer'),
  'GET /api/contacts/:id/timeline': pageOf(refTo('TimelineItem')),
  'GET /api/calls': pageOf(refTo('Call')),
  'GET /api/calls/:id': refTo('Call'),
  'GET /api/analytics': refTo('Analytics'),
};
