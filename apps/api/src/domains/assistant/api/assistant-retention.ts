import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { AssistantStore } from '../assistant.store';

const KEPT_MS = 86_400_000;

/** Forgets what callers said to the assistant. */
@Injectable()
export class AssistantRetention {
  constructor(
    private readonly store: AssistantStore,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async forget(): Promise<void> {
    const before = this.clock.now() - KEPT_MS;
    await this.work.run((tx) => this.store.dropBefore(tx, before));
  }
}
