import { Injectable } from '@nestjs/common';
import {
  MACRO_RUNNER,
  type Conversation,
  type MacroPreview,
  type MacroRunInSeveral,
  type MacroRuns,
} from '@centralita/shared-types';
import { Clock } from '../../../platform/clock/clock';
import { AppError } from '../../../platform/errors/app-error';
import { CombinedActions, type CombinedRun } from '../../messages/api/combined-actions';
import { Conversations } from '../../messages/api/conversations';
import { macroErrors } from '../macro-errors';
import { MacroStepsBook, stepsOf } from '../macro-steps';
import { MacroTexts, assertSendable } from '../macro-texts';
import type { MacroSteps } from '../macros-schema';
import { MacrosStore } from '../macros.store';

const HOUR_MS = 3_600_000;

interface NamedSteps {
  name: string;
  steps: MacroSteps;
}

/** Runs macros: in each conversation all that a macro does, or nothing of it. */
@Injectable()
export class MacroRunner {
  constructor(
    private readonly store: MacrosStore,
    private readonly book: MacroStepsBook,
    private readonly texts: MacroTexts,
    private readonly conversations: Conversations,
    private readonly actions: CombinedActions,
    private readonly clock: Clock,
  ) {}

  /** What it would send there. @throws AppError `macros/not-found`, `conversations/not-found` (404) */
  async preview(
    organisationId: string,
    personId: string,
    conversationId: string,
    macroId: string,
  ): Promise<MacroPreview> {
    const { contact } = await this.conversations.read(organisationId, conversationId);
    const { steps } = await this.#find(organisationId, macroId);
    if (steps.text === undefined) return { text: null, missing: [] };
    return this.texts.fill(organisationId, steps.text, contact, personId);
  }

  /**
   * @throws AppError `macros/not-found`, `conversations/not-found` (404), `macros/label-gone`, `macros/person-gone`,
   * `macros/team-gone`, `messages/cannot-write` (409), `messages/empty`, `macros/text-too-long`,
   * `conversations/no-bot-for-mail` (422)
   */
  async run(run: CombinedRun, conversationId: string, macroId: string): Promise<Conversation> {
    const { organisationId } = run;
    const macro = await this.#whole(organisationId, macroId);
    await this.#runIn(run, await this.conversations.read(organisationId, conversationId), macro);
    return this.conversations.read(organisationId, conversationId);
  }

  /**
   * In each by itself: whatever one refuses, the others are done.
   *
   * @throws AppError `macros/not-found` (404), `macros/label-gone`, `macros/person-gone`, `macros/team-gone` (409)
   */
  async runInSeveral(
    run: Omit<CombinedRun, 'clientId'>,
    macroId: string,
    { ids, clientId }: MacroRunInSeveral,
  ): Promise<MacroRuns> {
    const { organisationId } = run;
    const macro = await this.#whole(organisationId, macroId);
    const runs: MacroRuns = { done: [], refused: [] };
    for (const conversationId of ids) {
      try {
        const conversation = await this.conversations.read(organisationId, conversationId);
        await this.#runIn({ ...run, clientId }, conversation, macro);
        runs.done.push(conversationId);
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        runs.refused.push({ conversationId, code: error.code, detail: error.message });
      }
    }
    return runs;
  }

  async #runIn(run: CombinedRun, { id, contact }: Conversation, { name, steps }: NamedSteps): Promise<void> {
    const { organisationId, personId } = run;
    const { text, addLabels = [], assignee, team, state, snoozeHours, answeredBy } = steps;
    const filled =
      text === undefined ? undefined : (await this.texts.fill(organisationId, text, contact, personId)).text;
    if (filled !== undefined) assertSendable(filled);
    await this.actions.run(run, id, {
      name,
      text: filled,
      addLabelIds: addLabels.map((label) => label.id),
      change: {
        ...(answeredBy && { answeredBy }),
        ...(state && { state }),
        ...(assignee && { assigneeId: assignee.id === MACRO_RUNNER ? personId : assignee.id }),
        ...(team && { team }),
      },
      until: snoozeHours === undefined ? null : this.clock.now() + snoozeHours * HOUR_MS,
    });
  }

  async #whole(organisationId: string, id: string): Promise<NamedSteps> {
    const { name, steps } = await this.#find(organisationId, id);
    return { name, steps: await this.book.whole(organisationId, steps) };
  }

  async #find(organisationId: string, id: string): Promise<NamedSteps> {
    const row = (await this.store.all(organisationId)).find((one) => one.id === id);
    if (!row) throw macroErrors.notFound();
    return { name: row.name, steps: stepsOf(row) };
  }
}
