import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/tx';
import type { NewActivity } from './activity-log';

/** Runs within the unit that appended the activity, before its numbers are given; what it throws undoes the unit. */
export type ActivityReaction = (tx: Tx, activity: NewActivity) => Promise<void>;

/**
 * What follows from something that happened, in the same unit of work: enqueueing a job. Whoever appends knows nothing of
 * it. A reaction that is slow holds up the unit: queries of `tx` only.
 */
@Injectable()
export class ActivityReactions {
  readonly #reactions: ActivityReaction[] = [];

  /** Called when the program starts. */
  add(reaction: ActivityReaction): void {
    this.#reactions.push(reaction);
  }

  async run(tx: Tx, activity: NewActivity): Promise<void> {
    for (const reaction of this.#reactions) await reaction(tx, activity);
  }
}
