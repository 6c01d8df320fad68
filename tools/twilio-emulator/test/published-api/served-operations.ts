const ACCOUNT = '/2010-04-01/Accounts/{AccountSid}';

/**
 * Every route of the emulator's REST API as Twilio's documents name it. `published-answers.spec` fails where the emulator has a route that is
 * not here, and where one that is here was not answered as documented.
 */
export const SERVED: readonly string[] = [
  ...of('/2010-04-01/Accounts/{Sid}.json', 'GET POST'),
  ...listAndOne(`${ACCOUNT}/Applications`, 'GET POST', 'GET POST DELETE'),
  ...of(`${ACCOUNT}/Balance.json`, 'GET'),
  ...listAndOne(`${ACCOUNT}/Calls`, 'GET POST', 'GET POST DELETE'),
  ...listAndOne(`${ACCOUNT}/Calls/{CallSid}/Recordings`, 'GET POST', 'GET POST DELETE'),
  ...listAndOne(`${ACCOUNT}/Conferences`, 'GET', 'GET POST'),
  ...listAndOne(
    `${ACCOUNT}/Conferences/{ConferenceSid}/Participants`,
    'GET POST',
    'GET POST DELETE',
    'CallSid',
  ),
  ...listAndOne(`${ACCOUNT}/IncomingPhoneNumbers`, 'GET POST', 'GET POST DELETE'),
  ...listAndOne(`${ACCOUNT}/Keys`, 'GET POST', 'GET POST DELETE'),
  ...listAndOne(`${ACCOUNT}/Messages`, 'GET POST', 'GET POST DELETE'),
  ...of(`${ACCOUNT}/Messages/{MessageSid}/Feedback.json`, 'POST'),
  ...listAndOne(`${ACCOUNT}/Messages/{MessageSid}/Media`, 'GET', 'GET DELETE'),
  ...listAndOne(`${ACCOUNT}/Queues`, 'GET POST', 'GET POST DELETE'),
  ...listAndOne(`${ACCOUNT}/Queues/{QueueSid}/Members`, 'GET', 'GET POST', 'CallSid'),
  ...listAndOne(`${ACCOUNT}/Recordings`, 'GET', 'GET DELETE'),
  ...listAndOne(`${ACCOUNT}/Recordings/{RecordingSid}/Transcriptions`, 'GET', 'GET DELETE'),
  ...listAndOne(`${ACCOUNT}/Transcriptions`, 'GET', 'GET DELETE'),
  ...of(`${ACCOUNT}/Usage/Records.json`, 'GET'),
  ...of(`${ACCOUNT}/Usage/Records/AllTime.json`, 'GET'),
  ...of(`${ACCOUNT}/Usage/Records/Daily.json`, 'GET'),
  ...of(`${ACCOUNT}/Usage/Records/LastMonth.json`, 'GET'),
  ...of(`${ACCOUNT}/Usage/Records/Monthly.json`, 'GET'),
  ...of(`${ACCOUNT}/Usage/Records/ThisMonth.json`, 'GET'),
  ...of(`${ACCOUNT}/Usage/Records/Today.json`, 'GET'),
  ...of(`${ACCOUNT}/Usage/Records/Yearly.json`, 'GET'),
  ...of(`${ACCOUNT}/Usage/Records/Yesterday.json`, 'GET'),
  ...of('/v1/Content', 'GET POST'),
  ...of('/v1/Content/{Sid}', 'GET DELETE'),
  ...of('/v1/Content/{Sid}/ApprovalRequests', 'GET'),
  ...of('/v1/Content/{ContentSid}/ApprovalRequests/whatsapp', 'POST'),
  ...of('/v1/ContentAndApprovals', 'GET'),
  ...of('/v1/Services', 'GET POST'),
  ...of('/v1/Services/{Sid}', 'GET POST DELETE'),
  ...of('/v1/Services/{ServiceSid}/PhoneNumbers', 'GET POST'),
  ...of('/v1/Services/{ServiceSid}/PhoneNumbers/{Sid}', 'GET DELETE'),
];

/** What Twilio documents of the same resources, and the emulator answers with 405. */
export const NOT_SERVED: readonly string[] = ['PUT /v1/Content/{Sid}'];

/** Routes of sound, text and pictures, which the documents do not have: each with the page that does. */
export const FILES = {
  'GET /2010-04-01/Accounts/{}/Recordings/{}':
    'https://www.twilio.com/docs/voice/api/recording#fetch-a-recordings-media',
  'GET /2010-04-01/Accounts/{}/Transcriptions/{}.txt':
    'https://www.twilio.com/docs/voice/api/recording-transcription#retrieve-a-transcription',
  'GET /2010-04-01/Accounts/{}/Messages/{}/Media/{}':
    'https://www.twilio.com/docs/messaging/api/media-resource#fetch-a-media-resource',
  'GET /media/{}': 'https://www.twilio.com/docs/messaging/api/media-resource#fetch-a-media-resource',
} as const;

function of(path: string, methods: string): string[] {
  return methods.split(' ').map((method) => `${method} ${path}`);
}

function listAndOne(path: string, ofList: string, ofOne: string, sid = 'Sid'): string[] {
  return [...of(`${path}.json`, ofList), ...of(`${path}/{${sid}}.json`, ofOne)];
}
