import { Component, computed, inject, signal } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle } from '@angular/material/dialog';
import type { Label, Macro, Team, Teammate } from '@centralita/shared-types';
import { TranslocoDirective } from '@jsverse/transloco';
import { FormAttempts } from '../../../shared/ui/form-attempts';
import { Icon } from '../../../shared/ui/icon';
import { HandlingClient } from '../data/handling-client';
import { MacrosClient } from '../data/macros-client';
import { NEW_MACRO, draftOf, formOf, isWhole, type MacroForm } from '../data/models/macro-form';
import { macroWords } from '../data/models/macro-words';
import { MacroFields, hasUnknownVariable } from './macro-fields';

/** Where macros are written, changed and deleted. */
@Component({
  selector: 'app-macros-dialog',
  imports: [
    Icon,
    MacroFields,
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    MatIconButton,
    TranslocoDirective,
  ],
  templateUrl: './macros-dialog.html',
  styleUrl: './macros-dialog.scss',
})
export class MacrosDialog {
  private readonly client = inject(MacrosClient);
  private readonly handling = inject(HandlingClient);
  private readonly attempts = new FormAttempts('inbox.failure.');

  protected readonly macros = signal<readonly Macro[] | undefined>(undefined);
  protected readonly labels = signal<readonly Label[]>([]);
  protected readonly people = signal<readonly Teammate[]>([]);
  protected readonly teams = signal<readonly Team[]>([]);
  /** Names of the organisation's own contact fields: variables too. */
  protected readonly fields = signal<readonly string[]>([]);
  protected readonly form = signal<MacroForm | undefined>(undefined);
  protected readonly doomed = signal<Macro | undefined>(undefined);
  protected readonly busy = this.attempts.busy;
  protected readonly failure = this.attempts.failure;
  protected readonly isGood = computed(() => {
    const form = this.form();
    return form !== undefined && isWhole(form) && !hasUnknownVariable(form.text, this.fields());
  });
  protected readonly wordsOf = macroWords;

  constructor() {
    this.load();
  }

  protected load(): void {
    void this.attempt(async () => {
      const [labels, people, teams, fields] = await Promise.all([
        this.handling.labels(),
        this.handling.assignees(),
        this.handling.teams(),
        this.handling.fieldNames(),
      ]);
      this.labels.set(labels);
      this.people.set(people);
      this.teams.set(teams);
      this.fields.set(fields);
    });
  }

  protected begin(): void {
    this.failure.set(undefined);
    this.form.set(NEW_MACRO);
  }

  protected edit(macro: Macro): void {
    const idsOf = (all: readonly { id: string }[]): ReadonlySet<string> => new Set(all.map(({ id }) => id));
    this.failure.set(undefined);
    const known = { labelIds: idsOf(this.labels()), personIds: idsOf(this.people()) };
    this.form.set(formOf(macro, { ...known, teamIds: idsOf(this.teams()) }));
  }

  protected leave(): void {
    this.failure.set(undefined);
    this.form.set(undefined);
  }

  protected save(event: Event): void {
    event.preventDefault();
    const form = this.form();
    if (!form || !this.isGood()) return;
    void this.attempt(async () => {
      await this.client.save(draftOf(form), form.id);
      this.form.set(undefined);
    });
  }

  protected remove({ id }: Macro): void {
    void this.attempt(async () => {
      await this.client.remove(id);
      this.doomed.set(undefined);
    });
  }

  /** The deed, and then what there is. */
  private attempt(deed: () => Promise<void>): Promise<boolean> {
    return this.attempts.run(async () => {
      await deed();
      this.macros.set(await this.client.macros());
    });
  }
}
