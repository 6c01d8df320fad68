import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Database, type Engine } from '../../platform/database/database';

/** A load balancer asks every few seconds and gives up soon; so must we. */
const PING_TIMEOUT_MS = 2_000;

/** Whether this process should be sent requests. */
@Injectable()
export class RequestReadiness implements OnModuleDestroy {
  #ending = false;

  constructor(private readonly database: Database) {}

  /** The first thing at the end, while jobs and requests are still being finished. */
  onModuleDestroy(): void {
    this.#ending = true;
  }

  get engine(): Engine {
    return this.database.engine;
  }

  async read(): Promise<'ok' | 'database-down' | 'ending'> {
    if (this.#ending) return 'ending';
    return (await this.isDatabaseUp()) ? 'ok' : 'database-down';
  }

  async isDatabaseUp(): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<boolean>((give) => (timer = setTimeout(() => give(false), PING_TIMEOUT_MS)));
    const ping = this.database.ping().then(
      () => true,
      () => false,
    );
    const isUp = await Promise.race([ping, late]);
    clearTimeout(timer);
    return isUp;
  }
}
