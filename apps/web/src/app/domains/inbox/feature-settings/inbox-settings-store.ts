import { Injectable, computed, effect, inject, signal, untracked } from '@angular/core';
import type { InboxSettings } from '@centralita/shared-types';
import { RATING_QUESTION_MAX, REPLY_MINUTES_MAX } from '@centralita/shared-types/rules';
import { liveRemote } from '../../../shared/data-live/live-remote';
import { OrganisationChoice } from '../../people/api';
import { HandlingClient } from '../data/handling-client';

/** The settings of the organisation that is looked at, as they are being written. */
@Injectable()
export class InboxSettingsStore {
  private readonly client = inject(HandlingClient);
  private readonly organisation = inject(OrganisationChoice).id;

  readonly saved = liveRemote<string, InboxSettings>({
    of: this.organisation,
    kinds: ['organisations/changed'],
    ask: () => this.client.settings(),
  });
  readonly draft = signal<InboxSettings | undefined>(undefined);
  private readonly base = signal('');

  readonly isChanged = computed(
    () => this.draft() !== undefined && JSON.stringify(this.draft()) !== this.base(),
  );
  readonly isRight = computed(() => {
    const draft = this.draft();
    if (!draft) return false;
    const { replyMinutes: minutes, ratingQuestionEs, ratingQuestionEn } = draft;
    const isText = (text: string): boolean => text.trim() !== '' && text.trim().length <= RATING_QUESTION_MAX;
    const isTime = Number.isInteger(minutes) && minutes >= 0 && minutes <= REPLY_MINUTES_MAX;
    return isTime && isText(ratingQuestionEs) && isText(ratingQuestionEn);
  });

  constructor() {
    // What was being written for one organisation is not another's.
    effect(() => {
      this.organisation();
      this.draft.set(undefined);
      this.base.set('');
    });
    // What somebody is writing is not taken away by what somebody else saves.
    effect(() => {
      const saved = this.saved.value();
      if (saved === undefined || untracked(this.isChanged)) return;
      this.base.set(JSON.stringify(saved));
      this.draft.set(saved);
    });
  }

  change(change: Partial<InboxSettings>): void {
    this.draft.update((before) => before && { ...before, ...change });
  }

  /** Where nobody is asked, what would be asked is as it was saved. */
  askForRating(asksRating: boolean): void {
    const { ratingQuestionEs, ratingQuestionEn } = this.saved.value() ?? {};
    const asSaved =
      ratingQuestionEs !== undefined && ratingQuestionEn !== undefined
        ? { ratingQuestionEs, ratingQuestionEn }
        : {};
    this.change({ asksRating, ...(!asksRating && asSaved) });
  }

  /** Rejects with `ApiError`. */
  async save(): Promise<void> {
    const draft = this.draft();
    const organisation = this.organisation();
    if (!draft) return;
    const saved = await this.client.saveSettings(draft);
    if (this.organisation() !== organisation) return;
    this.base.set(JSON.stringify(saved));
    // What was written meanwhile stays.
    if (this.draft() === draft) this.draft.set(saved);
  }
}
