import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx';
import { ActivityLog, SERVER_STREAM } from '../../platform/events/activity-log';
import { EventBus } from '../../platform/events/event-bus';
import { FreshCopy } from '../../platform/events/fresh-copy';
import type { NumberFlowRow } from './number-flows-schema';
import { NumberFlowsStore } from './number-flows.store';

/** What was chosen for each number. Each webhook of a call asks, so the answer comes from memory. */
@Injectable()
export class ChosenFlows implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #logger = new Logger(ChosenFlows.name);
  readonly #copy: FreshCopy;
  #rows: ReadonlyMap<string, NumberFlowRow> = new Map();

  constructor(
    private readonly store: NumberFlowsStore,
    private readonly bus: EventBus,
    private readonly activities: ActivityLog,
  ) {
    this.#copy = new FreshCopy(
      async () => {
        this.#rows = new Map((await this.store.all()).map((row) => [row.number, row]));
      },
      (error) => this.#logger.error('The flows of the numbers could not be read anew.', error),
    );
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.#copy.follow(this.bus, SERVER_STREAM);
  }

  onApplicationShutdown(): void {
    this.#copy.stop();
  }

  of(number: string): NumberFlowRow | undefined {
    return this.#rows.get(number);
  }

  /** By their numbers. */
  ofOrganisation(organisationId: string): ReadonlyMap<string, NumberFlowRow> {
    return new Map([...this.#rows].filter(([, row]) => row.organisation_id === organisationId));
  }

  async save(tx: Tx, row: NumberFlowRow): Promise<void> {
    await this.store.save(tx, row);
    const data = { organisationId: row.organisation_id };
    this.activities.append(tx, { stream: SERVER_STREAM, kind: 'organisations/changed', data, listed: false });
  }

  /** Resolves when all that was committed before the call is known here. */
  refresh(): Promise<void> {
    return this.#copy.refresh();
  }
}
