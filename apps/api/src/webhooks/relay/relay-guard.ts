import type { IncomingMessage } from 'node:http';
import { Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { Application, Request } from 'express';
import { WebhookVerifier } from '../../domains/accounts/api/webhook-verifier';
import { RELAY_PATH } from '../../domains/assistant/api/relay-path';
import { PublicUrl } from '../../platform/public-url/public-url';
import type { RelayedCall } from './relay-session';

const ADDRESS = new RegExp(`^${RELAY_PATH}/(?<account>AC[0-9a-f]{32})/(?<call>CA[0-9a-f]{32})$`);

/** The call that an address of ours is for; undefined for any other address. */
export function relayedCallOf(url: string): RelayedCall | undefined {
  const { account, call } = ADDRESS.exec(url)?.groups ?? {};
  return account === undefined || call === undefined ? undefined : { accountSid: account, callSid: call };
}

/**
 * Lets a WebSocket in only if its handshake was signed with the Auth Token of the account in its address. It has no parameters:
 * what is signed is the `wss://` address as it stands in the TwiML, and with it the account and the call.
 * Source: https://www.twilio.com/docs/voice/conversationrelay/onboarding#websocket-security-with-signature-validation
 */
@Injectable()
export class RelayGuard {
  constructor(
    private readonly verifier: WebhookVerifier,
    private readonly publicUrl: PublicUrl,
    private readonly host: HttpAdapterHost,
  ) {}

  /** Express has not seen the request: it gives the address of who asks, and what trusted proxies say. */
  asRequest(message: IncomingMessage): Request {
    const app = this.host.httpAdapter.getInstance<Application & { request: object }>();
    return Object.setPrototypeOf(message, app.request) as Request;
  }

  /** @throws WebhookRefused */
  assertSigned(request: Request, { accountSid }: RelayedCall): void {
    const signature = request.headers['x-twilio-signature'];
    this.verifier.verify({
      pathAndQuery: request.url,
      bases: this.publicUrl.basesFor(request).map((base) => base.replace(/^http/, 'ws')),
      parameters: {},
      digested: undefined,
      signature: typeof signature === 'string' ? signature : undefined,
      seal: undefined,
      accountSid,
    });
  }
}
