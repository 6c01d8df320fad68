import { Injectable, computed, effect, inject, signal, untracked } from '@angular/core';
import type { ReminderRule, ReminderRules } from '@centralita/shared-types';
import type { RuleKind } from '@centralita/shared-types/appointment-rules';
import { liveRemote } from '../../../shared/data-live/live-remote';
import { OrganisationChoice } from '../../people/api';
import { AppointmentsClient } from '../data/appointments-client';
import { newRule, ruleFault } from '../data/models/rule-form';

/** The rules of the organisation that is looked at, as they are being written. */
@Injectable()
export class RulesStore {
  private readonly client = inject(AppointmentsClient);
  private readonly organisation = inject(OrganisationChoice).id;

  readonly saved = liveRemote({
    of: this.organisation,
    kinds: ['appointments/changed'],
    ask: (id) => this.client.rules(id),
    // Appointments themselves name theirs.
    concerns: ({ data }) => data['appointmentId'] === undefined,
  });
  readonly templates = liveRemote({
    of: this.organisation,
    kinds: ['templates/changed', 'templates/approved', 'templates/rejected'],
    ask: (id) => this.client.templates(id),
  });
  readonly draft = signal<ReminderRules | undefined>(undefined);
  private readonly base = signal('');

  readonly isChanged = computed(
    () => this.draft() !== undefined && JSON.stringify(this.draft()) !== this.base(),
  );
  readonly isRight = computed(
    () => this.draft()?.rules.every((rule) => ruleFault(rule) === undefined) === true,
  );

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

  change(change: Partial<Omit<ReminderRules, 'rules'>>): void {
    this.draft.update((before) => before && { ...before, ...change });
  }

  changeRule(id: string, change: Partial<ReminderRule>): void {
    this.draft.update(
      (before) =>
        before && {
          ...before,
          rules: before.rules.map((rule) => (rule.id === id ? { ...rule, ...change } : rule)),
        },
    );
  }

  add(kind: RuleKind): void {
    this.draft.update(
      (before) => before && { ...before, rules: [...before.rules, newRule(kind, before.language)] },
    );
  }

  remove(id: string): void {
    this.draft.update(
      (before) => before && { ...before, rules: before.rules.filter((rule) => rule.id !== id) },
    );
  }

  undo(): void {
    this.draft.set(JSON.parse(this.base()) as ReminderRules);
  }

  /** Rejects with `ApiError`. */
  async save(): Promise<void> {
    const [id, draft] = [this.organisation(), this.draft()];
    if (id === undefined || draft === undefined) return;
    const saved = await this.client.saveRules(id, draft);
    this.base.set(JSON.stringify(saved));
    this.draft.set(saved);
  }
}
