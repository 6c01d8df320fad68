import { request as httpRequest } from 'node:http';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import { ACCOUNT } from './account';

export interface Answer {
  status: number;
  body: string;
  headers: Record<string, string | string[] | undefined>;
}

export interface RawRequest {
  method: string;
  /** Where to connect to. */
  port: number;
  /** Path and query, sent as they are. */
  path: string;
  headers: Record<string, string>;
  body?: string | Buffer;
}

/** Sends a request byte by byte as given: `fetch` would tidy up its URL. */
export function send({ method, port, path, headers, body }: RawRequest): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      { host: '127.0.0.1', port, method, path, headers, agent: false },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          const { statusCode = 0, headers: answered } = response;
          resolve({ status: statusCode, headers: answered, body: Buffer.concat(chunks).toString('utf8') });
        });
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}

/** A form as Twilio writes it. */
export const formOf = (parameters: Record<string, string>): string =>
  new URLSearchParams(parameters).toString();

export interface SignedOptions {
  authToken?: string;
  /** The URL that is signed, where it is not the one that is called. */
  signedUrl?: string;
  headers?: Record<string, string>;
}

/** Drops what stands after the hash, as Twilio does: connection overrides are neither sent nor signed. */
export const withoutOverrides = (url: string): string => url.replace(/#.*$/, '');

/** A request such as Twilio makes to a voice URL: POST, form, signed. */
export function signedPost(
  url: string,
  parameters: Record<string, string>,
  { authToken = ACCOUNT.authToken, signedUrl, headers = {} }: SignedOptions = {},
): RawRequest {
  const called = withoutOverrides(url);
  const { port, host, pathname, search } = new URL(called);
  return {
    method: 'POST',
    port: Number(port),
    path: pathname + search,
    headers: {
      host,
      'content-type': 'application/x-www-form-urlencoded; charset=UTF-8',
      'x-twilio-signature': getExpectedTwilioSignature(authToken, signedUrl ?? called, parameters),
      ...headers,
    },
    body: formOf(parameters),
  };
}

/** The same by GET: the parameters are part of the signed URL. */
export function signedGet(url: string, parameters: Record<string, string>): RawRequest {
  const called = withoutOverrides(url);
  const withParameters = `${called}${called.includes('?') ? '&' : '?'}${formOf(parameters)}`;
  const { port, host, pathname, search } = new URL(withParameters);
  return {
    method: 'GET',
    port: Number(port),
    path: pathname + search,
    headers: {
      host,
      'x-twilio-signature': getExpectedTwilioSignature(ACCOUNT.authToken, withParameters, {}),
    },
  };
}

/** An attribute of the first element of that name. */
export const attribute = (twiml: string, element: string, name: string): string | undefined =>
  new RegExp(`<${element}[^>]*\\s${name}="([^"]*)"`).exec(twiml)?.[1]?.replaceAll('&amp;', '&');

/** The text of the first element of that name. */
export const textOf = (twiml: string, element: string): string | undefined =>
  new RegExp(`<${element}[^>]*>([^<]*)</${element}>`).exec(twiml)?.[1];
