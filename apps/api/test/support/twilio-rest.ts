import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ACCOUNT } from './account';

/** Bodies as Twilio answers them, cut to what matters. https://www.twilio.com/docs/usage/twilios-response */
const errorBody = (status: number, code: number, message: string): object => ({
  code,
  message,
  more_info: `https://www.twilio.com/docs/errors/${code}`,
  status,
});

/** What stands at Twilio; a test changes it. */
export interface TwilioState {
  accountStatus: string;
  authToken: string;
  apiKeySid: string;
  apiKeySecret: string;
  restrictedKey: boolean;
  balance: string;
  application: {
    voice_url: string;
    voice_method: string;
    voice_fallback_url: string | null;
    status_callback: string | null;
  };
  numberApplicationSid: string | null;
  numberName: string;
  /** Answers this status to everything. */
  outage: number | undefined;
  /** Never answers. */
  hangs: boolean;
  requests: string[];
}

export interface TwilioRest {
  url: string;
  state: TwilioState;
  close(): Promise<void>;
}

const NUMBER_SID = `PN${'6f'.repeat(16)}`;

export const freshState = (): TwilioState => ({
  accountStatus: 'active',
  authToken: ACCOUNT.authToken,
  apiKeySid: ACCOUNT.apiKeySid,
  apiKeySecret: ACCOUNT.apiKeySecret,
  restrictedKey: false,
  balance: '42.17',
  application: {
    voice_url: 'https://demo.twilio.com/welcome/voice/',
    voice_method: 'POST',
    voice_fallback_url: null,
    status_callback: null,
  },
  numberApplicationSid: null,
  numberName: 'Demo line',
  outage: undefined,
  hangs: false,
  requests: [],
});

/** The emulator lends its account to anyone. */
const demoAccount: [number, object] = [200, { credentials: ACCOUNT, numbers: [] }];

/** The corner of Twilio's REST API that the connection test walks, with recorded answers. */
export async function startTwilioRest(): Promise<TwilioRest> {
  const rest = { state: freshState() };
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      rest.state.requests.push(`${request.method} ${request.url}`);
      if (rest.state.hangs) return;
      const [status, answer] =
        request.url === '/control/demo-account' ? demoAccount : answerTo(rest.state, request, body);
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return Object.assign(rest, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => close(server),
  });
}

function answerTo(state: TwilioState, request: IncomingMessage, body: URLSearchParams): [number, object] {
  if (state.outage) return [state.outage, errorBody(state.outage, 20500, 'Internal Server Error')];
  const url = new URL(request.url ?? '', 'http://twilio');
  const [user, password] = Buffer.from(request.headers.authorization?.replace('Basic ', '') ?? '', 'base64')
    .toString()
    .split(':');
  const isAccount = user === ACCOUNT.accountSid && password === state.authToken;
  const isKey = user === state.apiKeySid && password === state.apiKeySecret;
  if (!isAccount && !isKey) return [401, errorBody(401, 20003, 'Authenticate')];
  const path = url.pathname.replace('/2010-04-01/Accounts/', '');
  const [account, ...rest] = path.replace('.json', '').split('/');
  if (account !== ACCOUNT.accountSid) return [401, errorBody(401, 20003, 'Authenticate')];
  if (isKey && state.restrictedKey) return [403, errorBody(403, 70051, 'Authorization error')];
  return resource(state, rest, url.searchParams, request.method === 'POST' ? body : undefined);
}

function resource(
  state: TwilioState,
  [kind, sid]: string[],
  query: URLSearchParams,
  update?: URLSearchParams,
): [number, object] {
  const missing: [number, object] = [404, errorBody(404, 20404, 'The requested resource was not found')];
  switch (kind) {
    case undefined:
      return [200, { sid: ACCOUNT.accountSid, status: state.accountStatus, friendly_name: 'Test' }];
    case 'Balance':
      return [200, { account_sid: ACCOUNT.accountSid, balance: state.balance, currency: 'EUR' }];
    case 'Keys':
      return sid === state.apiKeySid ? [200, { sid, friendly_name: 'key' }] : missing;
    case 'Applications':
      if (sid !== ACCOUNT.twimlAppSid) return missing;
      if (update)
        state.application = {
          voice_url: update.get('VoiceUrl') ?? state.application.voice_url,
          voice_method: update.get('VoiceMethod') ?? state.application.voice_method,
          voice_fallback_url: update.get('VoiceFallbackUrl') ?? state.application.voice_fallback_url,
          status_callback: update.get('StatusCallback') ?? state.application.status_callback,
        };
      return [200, { sid, ...state.application }];
    case 'IncomingPhoneNumbers': {
      if (sid && update) {
        state.numberApplicationSid = update.get('VoiceApplicationSid') ?? state.numberApplicationSid;
        state.numberName = update.get('FriendlyName') ?? state.numberName;
      }
      const number = {
        sid: NUMBER_SID,
        phone_number: ACCOUNT.phoneNumber,
        voice_application_sid: state.numberApplicationSid,
      };
      if (sid) return sid === NUMBER_SID ? [200, number] : missing;
      const wanted = query.get('PhoneNumber');
      const found = wanted === null || ACCOUNT.phoneNumber.includes(wanted.slice(1, 6)) ? [number] : [];
      return [200, { incoming_phone_numbers: found, page: 0, page_size: 50, next_page_uri: null, uri: '' }];
    }
    default:
      return missing;
  }
}

async function bodyOf(request: IncomingMessage): Promise<URLSearchParams> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return new URLSearchParams(Buffer.concat(chunks).toString());
}

const close = (server: Server): Promise<void> => {
  server.closeAllConnections();
  return new Promise((done) => server.close(() => done()));
};
