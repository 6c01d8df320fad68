import { randomUUID } from 'node:crypto';
import { Logger, type BeforeApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { Client } from 'pg';
import type { Database } from '../../platform/database/database';
import type { ActivityTables } from '../../platform/events/activity-schema';
import { EventBus, type Signal, type StreamAdvanced } from '../../platform/events/event-bus';

const CHANNEL = 'centralita_activity';
const SIGNALS = 'centralita_signal';
const POLL_MS = 5_000;
/** A connection that does not answer for this long is taken for dead. */
const ANSWER_MAX_MS = 4_000;
const RECONNECT_MS = 500;
const RECONNECT_MAX_MS = 5_000;
/** A notification holds less than 8,000 bytes. Source: https://www.postgresql.org/docs/15/sql-notify.html */
const STREAMS_AT_ONCE = 50;

/** A poll that is late still delivers within 5 s of the commit. */
const POLL_MARGIN_MS = 500;

/**
 * The bus of several processes on one PostgreSQL: LISTEN and NOTIFY on a connection of its own, carrying numbers only.
 * NOTIFY is sent after the commit, since within a transaction it makes all commits of the database wait for each other.
 * What gets lost on the way is found by a poll of the counters.
 */
export class PostgresEventBus extends EventBus implements OnModuleInit, BeforeApplicationShutdown {
  readonly #logger = new Logger(PostgresEventBus.name);
  readonly #listeners = new Set<(event: StreamAdvanced) => void>();
  readonly #signalListeners = new Set<(signal: Signal) => void>();
  /** Its own notifications come back to a process. */
  readonly #me = randomUUID();
  readonly #seen = new Map<string, number>();
  readonly #unsent = new Map<string, number>();
  #client: Client | undefined;
  #sending = false;
  #closed = false;
  #poll: NodeJS.Timeout | undefined;
  #reconnect: NodeJS.Timeout | undefined;
  #reconnectMs = RECONNECT_MS;

  constructor(
    private readonly url: string,
    private readonly database: Database,
  ) {
    super();
  }

  async onModuleInit(): Promise<void> {
    this.#poll = setInterval(() => void this.#look(), POLL_MS - POLL_MARGIN_MS).unref();
    await this.#connect();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#poll);
    clearTimeout(this.#reconnect);
    const client = this.#client;
    this.#client = undefined;
    await client?.end().catch(() => undefined);
  }

  publish(event: StreamAdvanced): void {
    this.#advanced(event);
    this.#unsent.set(event.stream, Math.max(event.number, this.#unsent.get(event.stream) ?? 0));
    void this.#send();
  }

  subscribe(listener: (event: StreamAdvanced) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Where the connection is away, only this process hears it. */
  signal(signal: Signal): void {
    for (const listener of this.#signalListeners) listener(signal);
    const client = this.#client;
    client
      ?.query('select pg_notify($1, $2)', [SIGNALS, JSON.stringify({ from: this.#me, signal })])
      .catch((error: unknown) => this.#lost(client, error));
  }

  onSignal(listener: (signal: Signal) => void): () => void {
    this.#signalListeners.add(listener);
    return () => this.#signalListeners.delete(listener);
  }

  #advanced(event: StreamAdvanced): void {
    if (event.number <= (this.#seen.get(event.stream) ?? 0)) return;
    this.#seen.set(event.stream, event.number);
    for (const listener of this.#listeners) listener(event);
  }

  #heard(payload: string): void {
    const { from, signal } = JSON.parse(payload) as { from: string; signal: Signal };
    if (from === this.#me) return;
    for (const listener of this.#signalListeners) listener(signal);
  }

  /** One notification at a time: what comes meanwhile goes together into the next. */
  async #send(): Promise<void> {
    if (this.#sending) return;
    this.#sending = true;
    while (this.#client && this.#unsent.size > 0) {
      const client = this.#client;
      const streams = [...this.#unsent].slice(0, STREAMS_AT_ONCE);
      for (const [stream] of streams) this.#unsent.delete(stream);
      try {
        await client.query('select pg_notify($1, $2)', [CHANNEL, JSON.stringify(streams)]);
      } catch (error) {
        // The poll of the others finds it; a notification that comes late does no harm.
        this.#lost(client, error);
      }
    }
    this.#sending = false;
  }

  /** Looks at the counters, and whether the connection still answers. */
  async #look(): Promise<void> {
    try {
      const counters = await this.database.read
        .withTables<ActivityTables>()
        .selectFrom('activity_counter')
        .selectAll()
        .execute();
      if (this.#closed) return;
      for (const { stream, number } of counters) this.#advanced({ stream, number: Number(number) });
    } catch (error) {
      if (!this.#closed)
        this.#logger.debug(
          { event: 'events.poll-failed', err: error as Error },
          'The database did not answer.',
        );
    }
    const client = this.#client;
    await client?.query('select 1').catch((error: unknown) => this.#lost(client, error));
  }

  async #connect(): Promise<void> {
    const { Client } = await import('pg');
    const client = new Client({
      connectionString: this.url,
      application_name: 'centralita-events',
      connectionTimeoutMillis: ANSWER_MAX_MS,
      query_timeout: ANSWER_MAX_MS,
      keepAlive: true,
    });
    client.on('error', (error) => this.#lost(client, error));
    client.on('end', () => this.#lost(client, undefined));
    client.on('notification', ({ channel, payload = '[]' }) => {
      if (channel === SIGNALS) return this.#heard(payload);
      for (const [stream, number] of JSON.parse(payload) as [string, number][])
        this.#advanced({ stream, number });
    });
    try {
      await client.connect();
      await client.query(`listen ${CHANNEL}`);
      await client.query(`listen ${SIGNALS}`);
    } catch (error) {
      this.#client ??= client;
      this.#lost(client, error);
      return;
    }
    if (this.#closed) return void client.end().catch(() => undefined);
    this.#client = client;
    this.#reconnectMs = RECONNECT_MS;
    // What happened while nobody listened.
    await this.#look();
    void this.#send();
  }

  #lost(client: Client, error: unknown): void {
    if (this.#client !== client) return;
    this.#client = undefined;
    void client.end().catch(() => undefined);
    if (this.#closed) return;
    this.#logger.warn(
      { event: 'events.connection-lost', err: error as Error | undefined },
      `Live events come up to ${POLL_MS / 1000} s late until the connection to PostgreSQL is back.`,
    );
    this.#reconnect = setTimeout(() => void this.#connect(), this.#reconnectMs).unref();
    this.#reconnectMs = Math.min(this.#reconnectMs * 2, RECONNECT_MAX_MS);
  }
}
