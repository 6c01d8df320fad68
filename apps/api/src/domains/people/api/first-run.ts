import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { FirstOwner } from '@centralita/shared-types';
import { Clock } from '../../../platform/clock/clock';
import { Config } from '../../../platform/config/config';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { SERVER_STREAM } from '../../../platform/events/activity-log';
import { EventBus } from '../../../platform/events/event-bus';
import { digestOfCode, secretCode } from '../../../platform/security/secret-code';
import type { Actor } from '../../audit/api/audit-log';
import { Founder } from '../founder';
import { FoundingStore } from '../founding.store';
import { linkExpired } from '../link-limits';
import { ServerOwnership } from './server-ownership';
import type { BegunSession, Device } from './sessions';

/** The launcher (`npm start`) reads the code here, to print the link. */
export const FIRST_RUN_FILE = 'first-run-code';
const CODES_FORGOTTEN_AFTER_MS = 30 * 86_400_000;

/**
 * Lets one person found a server that nobody owns. Who may is not who comes from which address, behind a proxy everybody
 * is local: it is who has the code that this server's terminal shows. Each start makes one, replicas each their own;
 * all of them work until the first is used.
 */
@Injectable()
export class FirstRun implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #logger = new Logger(FirstRun.name);
  #code: string | undefined;
  #unsubscribe: (() => void) | undefined;

  constructor(
    private readonly config: Config,
    private readonly ownership: ServerOwnership,
    private readonly founding: FoundingStore,
    private readonly founder: Founder,
    private readonly work: UnitOfWork,
    private readonly bus: EventBus,
    private readonly clock: Clock,
  ) {}

  /** The code that this process made; undefined where somebody owns the server. */
  get code(): string | undefined {
    return this.ownership.exists ? undefined : this.#code;
  }

  async onApplicationBootstrap(): Promise<void> {
    if (await this.ownership.refresh()) return this.#forget();
    this.#unsubscribe = this.bus.subscribe(({ stream }) => {
      if (stream === SERVER_STREAM) void this.#lookForOwner();
    });
    const code = secretCode();
    await this.work.run(async (tx) => {
      const now = this.clock.now();
      await this.founding.dropCodesBefore(tx, now - CODES_FORGOTTEN_AFTER_MS);
      await this.founding.addCode(tx, digestOfCode(code), now);
    });
    this.#code = code;
    this.#forget();
    writeFileSync(this.#file, `${code}\n`, { mode: 0o600, flag: 'wx' });
  }

  onApplicationShutdown(): void {
    this.#unsubscribe?.();
  }

  /** @throws AppError `link/expired` (410), also where somebody owns the server by now */
  async look(code: string): Promise<{ demo: boolean }> {
    if (!(await this.founding.hasCode(digestOfCode(code)))) throw linkExpired();
    return { demo: this.config.emulatorUrl !== undefined };
  }

  /**
   * Makes the first organisation, and its owner with a session.
   * @throws AppError `link/expired` (410)
   */
  async found(owner: FirstOwner, device: Device, actor: Actor): Promise<BegunSession> {
    await this.look(owner.code);
    const session = await this.founder.found(owner, device, actor);
    this.ownership.found();
    this.#unsubscribe?.();
    this.#forget();
    return session;
  }

  async #lookForOwner(): Promise<void> {
    try {
      if (!(await this.ownership.refresh())) return;
      this.#unsubscribe?.();
      this.#forget();
    } catch (error) {
      this.#logger.warn({ event: 'first-run.not-looked', err: error });
    }
  }

  #forget(): void {
    rmSync(this.#file, { force: true });
  }

  get #file(): string {
    return join(this.config.dataDir, FIRST_RUN_FILE);
  }
}
