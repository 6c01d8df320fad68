/** Where Twilio contradicts its own document: what a property may be besides what its schema says. */
export interface Exception {
  schema: string;
  property: string;
  /** A JSON schema. */
  also: object;
  /** The operation whose example in the same document shows it. */
  shownBy: string;
}

const ACCOUNT = '/2010-04-01/Accounts/{AccountSid}';
const A_PRICE = { type: 'string', pattern: '^-?\\d+(\\.\\d+)?$' };
/** Each list of usage has a schema of its own. */
const USAGE = [
  ['', 'usage_record'],
  ['/AllTime', 'usage_record.usage_record_all_time'],
  ['/Daily', 'usage_record.usage_record_daily'],
  ['/LastMonth', 'usage_record.usage_record_last_month'],
  ['/Monthly', 'usage_record.usage_record_monthly'],
  ['/ThisMonth', 'usage_record.usage_record_this_month'],
  ['/Today', 'usage_record.usage_record_today'],
  ['/Yearly', 'usage_record.usage_record_yearly'],
  ['/Yesterday', 'usage_record.usage_record_yesterday'],
] as const;

/**
 * Each is shown by an example of the same document, and `published-shapes.spec` fails where the example needs none. Prices are
 * numbers in these schemas and texts in their examples, as they are in the schemas of calls, messages and recordings. Until it ends, a
 * conference's reason is null, says the description of the schema as well.
 */
export const EXCEPTIONS: readonly Exception[] = [
  {
    schema: 'api.v2010.account.call.call_recording',
    property: 'price',
    also: A_PRICE,
    shownBy: `GET ${ACCOUNT}/Calls/{CallSid}/Recordings/{Sid}.json`,
  },
  {
    schema: 'api.v2010.account.recording.recording_transcription',
    property: 'price',
    also: A_PRICE,
    shownBy: `GET ${ACCOUNT}/Recordings/{RecordingSid}/Transcriptions/{Sid}.json`,
  },
  {
    schema: 'api.v2010.account.transcription',
    property: 'price',
    also: A_PRICE,
    shownBy: `GET ${ACCOUNT}/Transcriptions/{Sid}.json`,
  },
  ...USAGE.map(([list, schema]) => ({
    schema: `api.v2010.account.usage.${schema}`,
    property: 'price',
    also: A_PRICE,
    shownBy: `GET ${ACCOUNT}/Usage/Records${list}.json`,
  })),
  {
    schema: 'api.v2010.account.conference',
    property: 'reason_conference_ended',
    also: { type: 'null' },
    shownBy: `GET ${ACCOUNT}/Conferences/{Sid}.json`,
  },
  ...['sms_application_sid', 'voice_application_sid', 'sms_url', 'sms_fallback_url', 'status_callback'].map(
    (property) => ({
      schema: 'api.v2010.account.incoming_phone_number',
      property,
      also: { const: '' },
      shownBy: `GET ${ACCOUNT}/IncomingPhoneNumbers/{Sid}.json`,
    }),
  ),
];
