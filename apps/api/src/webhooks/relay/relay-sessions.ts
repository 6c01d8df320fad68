import { Injectable } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import type { WebSocket } from 'ws';
import { Assistant } from '../../domains/assistant/api/assistant';
import { SpokenConversations } from '../../domains/assistant/api/spoken-conversations';
import { RelayTags } from '../../domains/assistant/api/relay-tags';
import { RequestContext } from '../../platform/logging/request-context';
import { RequestIds } from '../../platform/ids/request-ids';
import { Meters } from '../../platform/metrics/meters';
import { RelayLine } from './relay-line';
import { RelaySession, type RelayedCall } from './relay-session';

/** What one process carries. */
const SESSIONS_MAX = 500;

/** The WebSockets that are open: one for each call. */
@Injectable()
export class RelaySessions {
  readonly #open = new Map<string, RelaySession>();
  readonly #ids = new RequestIds();

  constructor(
    private readonly assistant: Assistant,
    private readonly conversations: SpokenConversations,
    private readonly tags: RelayTags,
    private readonly logger: PinoLogger,
    meters: Meters,
  ) {
    logger.setContext('Relay');
    meters.gauge(
      { name: 'centralita_relay_sessions', help: 'Calls that talk with the assistant over a WebSocket' },
      () => this.#open.size,
    );
  }

  get areFull(): boolean {
    return this.#open.size >= SESSIONS_MAX;
  }

  /** @returns begins the session, at once: a message may come with the handshake */
  async prepare(call: RelayedCall, to: string): Promise<(socket: WebSocket) => void> {
    const { callSid } = call;
    const turns = await this.assistant.turns(callSid);
    return (socket) => {
      const line = new RelayLine(socket, this.tags.all);
      const conversation = this.conversations.begin({ callSid, to }, line, turns);
      // Twilio opens another only when it has lost this one.
      this.#open.get(callSid)?.close();
      const beganAt = performance.now();
      const facts = { requestId: this.#ids.next(), callSid };
      const session = new RelaySession(socket, call, conversation, {
        within: (work) => RequestContext.run(facts, work),
        complained: (description) => {
          // What follows the colon is what we sent, and with it what was said.
          const [complaint = ''] = description.split(':', 1);
          this.logger.warn({ event: 'relay.complaint', call_sid: callSid, complaint });
        },
        failed: (error) => this.logger.error({ event: 'relay.failed', call_sid: callSid, err: error }),
        ended: (code) => {
          if (this.#open.get(callSid) === session) this.#open.delete(callSid);
          this.conversations.end(conversation);
          const duration_ms = Math.round(performance.now() - beganAt);
          this.logger.info({ event: 'relay.ended', call_sid: callSid, code, duration_ms });
        },
      });
      this.#open.set(callSid, session);
      this.logger.info({ event: 'relay.began', call_sid: callSid });
    };
  }

  close(): void {
    for (const session of this.#open.values()) session.close();
  }
}
