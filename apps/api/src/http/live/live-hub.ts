import type { ServerResponse } from 'node:http';
import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type { Principal } from '../../domains/people/api/principal';
import { Clock } from '../../platform/clock/clock';
import { AppError } from '../../platform/errors/app-error';
import { ActivityLog } from '../../platform/events/activity-log';
import { EventBus, type Signal, type StreamAdvanced } from '../../platform/events/event-bus';
import { readCursor, type StreamCursor } from '../../platform/events/stream-cursor';
import { LiveFrame, signalFrame } from './live-frame';
import { LiveListener } from './live-listener';

/** Events that are read for a reader who comes back; who missed more is told to fetch everything again. */
const BACK_FILL_MAX = 500;
const READ_AT_ONCE = 100;
const READ_AGAIN_MS = 1_000;

/** A stream that somebody listens to. */
interface Channel {
  readonly listeners: Set<LiveListener>;
  /** Settles when `head` is known. */
  readonly known: Promise<void>;
  /** What was handed to those who listen, and what there is to hand out. */
  head: number;
  target: number;
  reading: boolean;
}

/** Hands out what happens: each event is read once and written as text once, however many listen. */
@Injectable()
export class LiveHub implements OnModuleInit, OnModuleDestroy {
  readonly #logger = new Logger(LiveHub.name);
  readonly #channels = new Map<string, Channel>();
  readonly #listeners = new Set<LiveListener>();
  #unsubscribe: (() => void)[] = [];
  #closed = false;

  constructor(
    private readonly log: ActivityLog,
    private readonly bus: EventBus,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.#unsubscribe = [
      this.bus.subscribe((event) => this.#advanced(event)),
      this.bus.onSignal((signal) => this.#pass(signal)),
    ];
  }

  /** The first thing at the end: open streams would hold up the server's drain. */
  onModuleDestroy(): void {
    this.#closed = true;
    for (const unsubscribe of this.#unsubscribe) unsubscribe();
    for (const listener of this.#listeners) listener.end();
  }

  /** All that are open, the longest first. */
  get listeners(): ReadonlySet<LiveListener> {
    return this.#listeners;
  }

  /**
   * @param lastEventId what the client had last, where it comes back
   * @throws AppError `live/closing` (503) where the server is about to end
   */
  async open(
    response: ServerResponse,
    principal: Principal,
    streams: readonly string[],
    lastEventId: string | undefined,
  ): Promise<LiveListener> {
    if (this.#closed)
      throw new AppError({
        code: 'live/closing',
        detail: 'This server is about to end. Connect again.',
        status: 503,
        retryable: true,
      });
    const listener: LiveListener = new LiveListener(
      response,
      principal,
      streams,
      () => this.clock.now(),
      () => void this.#catchUp(listener),
    );
    const leave = (): void => this.#leave(listener);
    response.once('close', leave);
    // Writing to a client that is gone: its close is all there is to do.
    response.on('error', leave);
    try {
      const channels = streams.map((stream) => this.#join(stream, listener));
      await Promise.all(channels.map(({ known }) => known));
      const { cursor, reload } = await this.#start(streams, lastEventId);
      if (!response.headersSent) sendHeaders(response);
      this.#listeners.add(listener);
      listener.open(cursor, reload);
    } catch (error) {
      leave();
      throw error;
    }
    if (this.#closed || response.destroyed) {
      listener.end();
      leave();
    } else void this.#catchUp(listener);
    return listener;
  }

  /** Where a reader begins, and whether they missed more than is read for them. */
  async #start(
    streams: readonly string[],
    lastEventId: string | undefined,
  ): Promise<{ cursor: StreamCursor; reload: boolean }> {
    const had = lastEventId === undefined ? undefined : readCursor(lastEventId);
    const cursor = new Map<string, number>();
    let reload = lastEventId !== undefined && had === undefined;
    for (const stream of streams) {
      const at = had?.get(stream);
      let head = this.#channels.get(stream)?.head ?? 0;
      // They come from another process that was told earlier, or the database is an older one than theirs.
      if (at !== undefined && at > head) head = await this.log.latest(stream);
      const inReach = at !== undefined && at <= head && head - at <= BACK_FILL_MAX;
      if (had && !inReach) reload = true;
      cursor.set(stream, inReach ? at : head);
    }
    return { cursor, reload };
  }

  #join(stream: string, listener: LiveListener): Channel {
    let channel = this.#channels.get(stream);
    if (!channel) {
      const fresh: Channel = {
        listeners: new Set(),
        known: this.log.latest(stream).then((latest) => {
          fresh.head = latest;
          void this.#read(stream, fresh);
        }),
        head: 0,
        target: 0,
        reading: false,
      };
      channel = fresh;
      this.#channels.set(stream, channel);
    }
    channel.listeners.add(listener);
    return channel;
  }

  #leave(listener: LiveListener): void {
    this.#listeners.delete(listener);
    for (const stream of listener.streams) {
      const channel = this.#channels.get(stream);
      channel?.listeners.delete(listener);
      if (channel?.listeners.size === 0) this.#channels.delete(stream);
    }
  }

  #advanced({ stream, number }: StreamAdvanced): void {
    const channel = this.#channels.get(stream);
    if (!channel) return;
    channel.target = Math.max(channel.target, number);
    void channel.known.then(
      () => this.#read(stream, channel),
      () => undefined,
    );
  }

  /** Reads what is new in a stream, once for all. */
  async #read(stream: string, channel: Channel): Promise<void> {
    if (channel.reading) return;
    channel.reading = true;
    try {
      while (channel.head < channel.target && channel.listeners.size > 0) {
        const activities = await this.log.after(stream, channel.head, READ_AT_ONCE);
        if (activities.length === 0) channel.head = channel.target;
        for (const activity of activities) {
          channel.head = activity.number;
          this.#handOut(new LiveFrame(activity), channel);
        }
      }
    } catch (error) {
      this.#logger.warn(
        { event: 'live.not-read', err: error as Error },
        'Events could not be read; trying again.',
      );
      setTimeout(() => void this.#read(stream, channel), READ_AGAIN_MS).unref();
    } finally {
      channel.reading = false;
    }
  }

  #handOut(frame: LiveFrame, { listeners }: Channel): void {
    for (const listener of listeners) if (listener.take(frame) === 'behind') void this.#catchUp(listener);
  }

  #pass({ stream, kind, data, role }: Signal): void {
    const listeners = this.#channels.get(stream)?.listeners ?? [];
    const frame = signalFrame({ kind, organisationId: stream, at: this.clock.now(), data });
    for (const listener of listeners) listener.pass(frame, role);
  }

  /** Reads for one listener what it missed: while it was away, or because it read slowly. */
  async #catchUp(listener: LiveListener): Promise<void> {
    if (listener.catchingUp) return;
    listener.catchingUp = true;
    try {
      for (let stream = this.#behind(listener); stream !== undefined; stream = this.#behind(listener))
        await this.#readFor(listener, stream);
    } catch (error) {
      this.#logger.warn(
        { event: 'live.not-read', err: error as Error },
        'A reader was sent away to come back.',
      );
      listener.end();
    } finally {
      listener.catchingUp = false;
    }
  }

  async #readFor(listener: LiveListener, stream: string): Promise<void> {
    const at = listener.at(stream) ?? 0;
    const head = this.#channels.get(stream)?.head ?? at;
    const missed = head - at > BACK_FILL_MAX ? [] : await this.log.after(stream, at, READ_AT_ONCE);
    // Dropped by age, or too many: the numbers go on somewhere else.
    if (missed[0]?.number !== at + 1) listener.moveTo(new Map([[stream, head]]), true);
    for (const activity of missed) listener.take(new LiveFrame(activity));
  }

  /** A stream of which the listener has not got all that was handed out. */
  #behind(listener: LiveListener): string | undefined {
    if (listener.hasEnded || listener.pausedAt !== undefined) return undefined;
    return listener.streams.find(
      (stream) => (listener.at(stream) ?? Infinity) < (this.#channels.get(stream)?.head ?? 0),
    );
  }
}

function sendHeaders(response: ServerResponse): void {
  response.writeHead(200, {
    'Content-Type': 'text/event-stream; charset=utf-8',
    // No cache, and no compression on the way, which would hold back events.
    'Cache-Control': 'no-store, no-transform',
    // nginx hands on each event at once.
    'X-Accel-Buffering': 'no',
  });
}
