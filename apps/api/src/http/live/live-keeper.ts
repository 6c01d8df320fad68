import type { ServerResponse } from 'node:http';
import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type { Principal } from '../../domains/people/api/principal';
import { SessionValidity } from '../../domains/people/api/session-validity';
import { Clock } from '../../platform/clock/clock';
import { AppError } from '../../platform/errors/app-error';
import { LiveHub } from './live-hub';

/** A browser needs one stream, whatever the number of its windows: this is browsers and devices of a person. */
export const STREAMS_PER_PERSON = 12;
/** A stream that is younger is not closed for another one: otherwise one browser too many would make all take turns. */
const YOUNG_MS = 60_000;
const COME_BACK_SEC = 30;

const HEARTBEAT_MS = 15_000;
const STANDING_MS = 3_000;
/** Who reads nothing for this long is sent away; when they come back they get what they missed. */
const PAUSE_MAX_MS = 30_000;

/** Keeps streams open as long as they may be: heartbeats, sessions that have ended, clients that do not read. */
@Injectable()
export class LiveKeeper implements OnModuleInit, OnModuleDestroy {
  readonly #logger = new Logger(LiveKeeper.name);
  readonly #timers: NodeJS.Timeout[] = [];

  constructor(
    private readonly hub: LiveHub,
    private readonly validity: SessionValidity,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.#timers.push(
      setInterval(() => this.#beat(), HEARTBEAT_MS).unref(),
      setInterval(() => void this.#endFallen(), STANDING_MS).unref(),
    );
  }

  onModuleDestroy(): void {
    for (const timer of this.#timers) clearInterval(timer);
  }

  /**
   * Makes room for another stream of a person: the oldest is closed, which most likely is one whose computer sleeps.
   * Programs do not close the browsers of whoever made their token.
   *
   * @throws AppError `live/too-many` (429) where the oldest has only just been opened
   */
  makeRoomFor({ personId, via }: Principal, response: ServerResponse): void {
    const own = [...this.hub.listeners].filter(
      ({ principal }) => principal.personId === personId && principal.via === via,
    );
    const oldest = own[0];
    if (own.length < STREAMS_PER_PERSON || !oldest) return;
    if (this.clock.now() - oldest.openedAt < YOUNG_MS) {
      response.setHeader('Retry-After', COME_BACK_SEC);
      throw new AppError({
        code: 'live/too-many',
        detail: `There are ${STREAMS_PER_PERSON} live streams open for you already. Close some, or come back in ${COME_BACK_SEC} seconds.`,
        status: 429,
        retryable: true,
      });
    }
    oldest.end();
  }

  #beat(): void {
    const now = this.clock.now();
    for (const listener of this.hub.listeners) {
      if (now - (listener.pausedAt ?? now) > PAUSE_MAX_MS) listener.end();
      else listener.beat();
    }
  }

  /** Ends the streams of those who were signed out, kept out, or have another role now. */
  async #endFallen(): Promise<void> {
    const listeners = [...this.hub.listeners];
    if (listeners.length === 0) return;
    try {
      const good = await this.validity.ofAll(listeners.map(({ principal }) => principal));
      for (const listener of listeners) if (!good.has(listener.principal)) listener.end();
    } catch (error) {
      this.#logger.warn(
        { event: 'live.validity-unknown', err: error as Error },
        'Sessions could not be checked.',
      );
    }
  }
}
