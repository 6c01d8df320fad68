import { Component, computed, inject, input, output } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatCheckbox } from '@angular/material/checkbox';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import type { ContactField } from '@centralita/shared-types';
import {
  CONTACT_COMPARISONS_OF,
  CONTACT_CONDITIONS_MAX,
  CONTACT_VALUE_MAX,
} from '@centralita/shared-types/rules';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { LanguageChoice } from '../../../shared/i18n/language';
import { Icon } from '../../../shared/ui/icon';
import { nextFocus } from '../../../shared/ui/next-focus';
import { SelectBox, type Choice } from '../../../shared/ui/select-box';
import {
  conditionFault,
  conditionOn,
  type ConditionFault,
  type ConditionForm,
} from '../data/models/condition-form';

/** What the organisation's fields have to be for contacts: rows that are added and taken away. */
@Component({
  selector: 'app-conditions-field',
  imports: [
    Icon,
    MatButton,
    MatCheckbox,
    MatFormField,
    MatIconButton,
    MatInput,
    MatLabel,
    SelectBox,
    TranslocoDirective,
  ],
  templateUrl: './conditions-field.html',
  styleUrl: './conditions-field.scss',
})
export class ConditionsField {
  readonly fields = input.required<readonly ContactField[]>();
  readonly conditions = input.required<readonly ConditionForm[]>();
  /** Whether what is wrong is shown. */
  readonly checked = input.required<boolean>();
  readonly changed = output<ConditionForm[]>();

  private readonly transloco = inject(TranslocoService);
  private readonly language = inject(LanguageChoice).current;
  private readonly focus = nextFocus();
  protected readonly valueMax = CONTACT_VALUE_MAX;
  protected readonly conditionsMax = CONTACT_CONDITIONS_MAX;
  protected readonly fieldChoices = computed<Choice[]>(() =>
    this.fields().map(({ id, name }) => ({ value: id, text: name })),
  );

  protected fieldOf({ fieldId }: ConditionForm): ContactField | undefined {
    return this.fields().find(({ id }) => id === fieldId);
  }

  protected comparisonsOf({ kind }: ContactField): Choice[] {
    return CONTACT_COMPARISONS_OF[kind].map((value) => ({
      value,
      text: this.transloco.translate('campaigns.condition.comparisons.' + value, {}, this.language()),
    }));
  }

  protected faultOf(condition: ConditionForm): ConditionFault | undefined {
    const fault = conditionFault(condition, this.fields());
    // Nobody can choose a field that is gone: that is told at once.
    return this.checked() || fault === 'gone' ? fault : undefined;
  }

  protected add(): void {
    const [field] = this.fields();
    if (!field) return;
    this.changed.emit([...this.conditions(), conditionOn(field)]);
    this.focus.to('li:last-child > .row');
  }

  /** Whoever goes on by keyboard does so in the row that takes its place. */
  protected remove({ key }: ConditionForm): void {
    const place = this.conditions().findIndex((one) => one.key === key) + 1;
    const left = this.conditions().filter((one) => one.key !== key);
    this.changed.emit(left);
    this.focus.to(`li:nth-child(${Math.min(place, left.length)}) > .row`, 'button.add');
  }

  protected chooseField({ key }: ConditionForm, fieldId: string): void {
    const field = this.fields().find(({ id }) => id === fieldId);
    if (field)
      this.changed.emit(
        this.conditions().map((one) => (one.key === key ? { ...conditionOn(field), key } : one)),
      );
  }

  protected choose(condition: ConditionForm, choice: string, isChosen: boolean): void {
    const others = condition.choices.filter((one) => one !== choice);
    this.put(condition, { choices: isChosen ? [...others, choice] : others });
  }

  protected put({ key }: ConditionForm, change: Partial<ConditionForm>): void {
    this.changed.emit(this.conditions().map((one) => (one.key === key ? { ...one, ...change } : one)));
  }
}
