import { Injectable, inject } from '@angular/core';
import type { Invitation, Person } from '@centralita/shared-types';
import type { Role } from '@centralita/shared-types/rules';
import { TranslocoService } from '@jsverse/transloco';
import { ApiError } from '../../../shared/data-api/api-error';
import { Dialogs } from '../../../shared/ui/dialogs';
import { FailureWords } from '../../../shared/ui/failure-words';
import { Toasts } from '../../../shared/ui/toasts';
import type { InviteDialogData } from './invite-dialog';
import { PeopleStore } from './people-store';
import type { ResetLinkDialogData } from './reset-link-dialog';
import type { RoleDialogData } from './role-dialog';

/** What can be done to people and invitations: asks where it must, says how it went, offers *Undo* where it can. */
@Injectable()
export class PeopleActions {
  private readonly store = inject(PeopleStore);
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);
  private readonly failures = inject(FailureWords);
  private readonly transloco = inject(TranslocoService);

  invite(roles: readonly Role[], organisationName: string): void {
    const data: InviteDialogData = {
      roles,
      organisationName,
      invite: (email, role) => this.store.invite(email, role),
    };
    void this.dialogs.open(() => import('./invite-dialog').then((m) => m.InviteDialog), { data });
  }

  async withdraw(invitation: Invitation): Promise<void> {
    const { email } = invitation;
    const wanted = await this.dialogs.confirm({
      heading: this.words('people.withdraw.title', { email }),
      body: this.words('people.withdraw.body'),
      yes: this.words('people.withdraw.yes'),
    });
    if (wanted) await this.attempt(() => this.store.withdraw(invitation));
  }

  async changeRole(person: Person, roles: readonly Role[]): Promise<void> {
    const { name, role: before } = person;
    const role = await this.dialogs.open<Role, RoleDialogData>(
      () => import('./role-dialog').then((m) => m.RoleDialog),
      { data: { name, role: before, roles } },
    );
    if (!role || role === before) return;
    await this.attempt(async () => {
      await this.store.change(person, { role });
      this.offerUndo(
        this.words('people.role.changed', { name, role: this.words('people.role.name.' + role) }),
        () => this.store.change(person, { role: before }),
      );
    });
  }

  async setActive(person: Person, active: boolean): Promise<void> {
    const { name } = person;
    await this.attempt(async () => {
      await this.store.change(person, { active });
      this.offerUndo(this.words(active ? 'people.letIn' : 'people.keptOut', { name }), () =>
        this.store.change(person, { active: !active }),
      );
    });
  }

  /** The link is made once its dialog is open, of which there is one at a time: none is made that nobody sees. */
  makeResetLink(person: Person): void {
    const data: ResetLinkDialogData = {
      name: person.name,
      make: () => this.store.makeResetLink(person),
    };
    void this.dialogs.open(() => import('./reset-link-dialog').then((m) => m.ResetLinkDialog), { data });
  }

  private offerUndo(text: string, undo: () => Promise<void>): void {
    const action = { label: this.words('ui.undo'), run: () => void this.attempt(undo) };
    this.toasts.show({ text, icon: 'check', action });
  }

  private async attempt(deed: () => Promise<void>): Promise<void> {
    try {
      await deed();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.toasts.show({ text: this.failures.of(error, 'people.failure.'), icon: 'error' });
    }
  }

  private words(key: string, parameters: Record<string, string> = {}): string {
    return this.transloco.translate<string>(key, parameters);
  }
}
