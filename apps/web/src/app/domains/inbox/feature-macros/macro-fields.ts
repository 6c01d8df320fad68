import { Component, computed, inject, input, model } from '@angular/core';
import type { Label, Team, Teammate } from '@centralita/shared-types';
import {
  MACRO_NAME_LENGTH_MAX,
  MACRO_RUNNER,
  MACRO_SNOOZE_HOURS_MAX,
  MACRO_TEXT_MAX,
} from '@centralita/shared-types/rules';
import { REPLY_VARIABLES, unknownReplyVariables } from '@centralita/shared-types/saved-reply-text';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { LanguageChoice } from '../../../shared/i18n/language';
import { SelectBox, type Choice } from '../../../shared/ui/select-box';
import { KEEP, NOBODY, hasGoodHours, type MacroForm } from '../data/models/macro-form';
import { LabelChip } from '../ui/label-chip';

const STATES = ['done', 'waiting', 'snoozed', 'open'] as const;

/** @param fields names of the organisation's contact fields */
export const hasUnknownVariable = (text: string, fields: readonly string[]): boolean =>
  unknownReplyVariables(text, fields).length > 0;

/** What a macro is called and does, while it is written. */
@Component({
  selector: 'app-macro-fields',
  imports: [LabelChip, SelectBox, TranslocoDirective],
  templateUrl: './macro-fields.html',
  styleUrl: './macro-fields.scss',
})
export class MacroFields {
  readonly form = model.required<MacroForm>();
  readonly labels = input.required<readonly Label[]>();
  readonly people = input.required<readonly Teammate[]>();
  readonly teams = input.required<readonly Team[]>();
  /** Names of the organisation's own contact fields: variables too. */
  readonly fields = input.required<readonly string[]>();
  private readonly transloco = inject(TranslocoService);
  private readonly language = inject(LanguageChoice).current;

  protected readonly nameMax = MACRO_NAME_LENGTH_MAX;
  protected readonly textMax = MACRO_TEXT_MAX;
  protected readonly hoursMax = MACRO_SNOOZE_HOURS_MAX;
  protected readonly hasGoodHours = computed(() => hasGoodHours(this.form()));
  protected readonly variables = computed(() =>
    [...REPLY_VARIABLES, ...this.fields()].map((name) => `{{${name}}}`),
  );
  protected readonly unknown = computed(() => unknownReplyVariables(this.form().text, this.fields())[0]);
  protected readonly assignees = computed<Choice[]>(() => [
    this.choice(KEEP, 'keepAssignee'),
    this.choice(MACRO_RUNNER, 'runner'),
    ...this.people().map(({ id, name }) => ({ value: id, text: name })),
    this.choice(NOBODY, 'nobody'),
  ]);
  protected readonly hasTeams = computed(() => this.teams().length > 0 || this.form().team !== KEEP);
  protected readonly teamChoices = computed<Choice[]>(() => [
    this.choice(KEEP, 'keepTeam'),
    ...this.teams().map(({ id, name }) => ({ value: id, text: name })),
    this.choice(NOBODY, 'noTeam'),
  ]);
  protected readonly states = computed<Choice[]>(() => [
    this.choice(KEEP, 'keepState'),
    ...STATES.map((state) => this.choice(state, `states.${state}`)),
  ]);
  protected readonly answerers = computed<Choice[]>(() => [
    this.choice(KEEP, 'keepAnswerer'),
    this.choice('person', 'byPerson'),
    this.choice('bot', 'byBot'),
  ]);

  protected change(change: Partial<MacroForm>): void {
    this.form.update((before) => ({ ...before, ...change }));
  }

  protected chooseState(value: string): void {
    this.change({ state: STATES.find((state) => state === value) ?? KEEP });
  }

  protected chooseAnswerer(value: string): void {
    this.change({ answeredBy: value === 'bot' || value === 'person' ? value : KEEP });
  }

  protected toggle({ id }: Label): void {
    const { labelIds } = this.form();
    this.change({
      labelIds: labelIds.includes(id) ? labelIds.filter((one) => one !== id) : [...labelIds, id],
    });
  }

  private choice(value: string, key: string): Choice {
    this.language(); // Another language, other words.
    return { value, text: this.transloco.translate<string>(`inbox.macro.choice.${key}`) };
  }
}
