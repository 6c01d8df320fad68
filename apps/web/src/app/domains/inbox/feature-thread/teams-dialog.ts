import { Component, inject, signal } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatCheckbox } from '@angular/material/checkbox';
import { MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle } from '@angular/material/dialog';
import type { Team, Teammate } from '@centralita/shared-types';
import { TEAM_NAME_LENGTH_MAX } from '@centralita/shared-types/rules';
import { TranslocoDirective } from '@jsverse/transloco';
import { FormAttempts } from '../../../shared/ui/form-attempts';
import { Icon } from '../../../shared/ui/icon';
import { HandlingClient } from '../data/handling-client';

/** Makes teams, says who is in them, and deletes them. */
@Component({
  selector: 'app-teams-dialog',
  imports: [
    Icon,
    MatButton,
    MatCheckbox,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    MatIconButton,
    TranslocoDirective,
  ],
  templateUrl: './teams-dialog.html',
  styleUrls: ['./labels-dialog.scss', './teams-dialog.scss'],
})
export class TeamsDialog {
  private readonly client = inject(HandlingClient);
  private readonly attempts = new FormAttempts('inbox.failure.');

  protected readonly nameMax = TEAM_NAME_LENGTH_MAX;
  protected readonly teams = signal<readonly Team[] | undefined>(undefined);
  protected readonly people = signal<readonly Teammate[]>([]);
  /** The one that is changed; undefined: a new one is made. */
  protected readonly edited = signal<Team | undefined>(undefined);
  /** The one that somebody wants to delete, and is asked about. */
  protected readonly doomed = signal<Team | undefined>(undefined);
  protected readonly name = signal('');
  protected readonly memberIds = signal<readonly string[]>([]);
  protected readonly busy = this.attempts.busy;
  protected readonly failure = this.attempts.failure;

  constructor() {
    void this.attempts.run(async () => {
      this.people.set(await this.client.assignees());
      await this.load();
    });
  }

  /** @param team undefined: a new one */
  protected edit(team?: Team): void {
    this.edited.set(team);
    this.name.set(team?.name ?? '');
    this.memberIds.set(team?.members.map(({ id }) => id) ?? []);
  }

  protected toggle(id: string, isIn: boolean): void {
    this.memberIds.update((ids) => (isIn ? [...ids, id] : ids.filter((one) => one !== id)));
  }

  protected names({ members }: Team): string {
    return members.map(({ name }) => name).join(', ');
  }

  protected save(event: Event): void {
    event.preventDefault();
    const draft = { name: this.name().trim(), memberIds: [...this.memberIds()] };
    if (!draft.name) return;
    void this.attempts.run(async () => {
      await this.client.saveTeam(draft, this.edited()?.id);
      this.edit();
      await this.load();
    });
  }

  protected remove({ id }: Team): void {
    void this.attempts.run(async () => {
      await this.client.removeTeam(id);
      this.doomed.set(undefined);
      if (this.edited()?.id === id) this.edit();
      await this.load();
    });
  }

  private async load(): Promise<void> {
    this.teams.set(await this.client.teams());
  }
}
