import { Component, computed, inject } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import type { Person } from '@centralita/shared-types';
import { ROLES } from '@centralita/shared-types/rules';
import { TranslocoDirective } from '@jsverse/transloco';
import { EmptyState } from '../../../shared/ui/empty-state';
import { FailureNotice } from '../../../shared/ui/failure-notice';
import { Icon } from '../../../shared/ui/icon';
import { PageHeader } from '../../../shared/ui/page-header';
import { Skeleton } from '../../../shared/ui/skeleton';
import { StateChip } from '../../../shared/ui/state-chip';
import { When } from '../../../shared/ui/when';
import { SessionStore } from '../../identity/api';
import { OrganisationSelect } from '../api/organisation-select';
import { OrganisationChoice } from '../data/organisation-choice';
import { PeopleActions } from './people-actions';
import { PeopleStore } from './people-store';

/** Who belongs to the organisation and who is invited: invite, change roles, keep out and let back in. */
@Component({
  selector: 'app-people-page',
  imports: [
    EmptyState,
    FailureNotice,
    Icon,
    MatButton,
    MatIconButton,
    MatMenu,
    MatMenuItem,
    MatMenuTrigger,
    OrganisationSelect,
    PageHeader,
    Skeleton,
    StateChip,
    TranslocoDirective,
    When,
  ],
  providers: [PeopleActions, PeopleStore],
  templateUrl: './people-page.html',
  styleUrls: ['../../../shared/ui/page.scss', '../../../shared/ui/data-table.scss', './people-page.scss'],
})
export class PeoplePage {
  protected readonly store = inject(PeopleStore);
  protected readonly actions = inject(PeopleActions);
  protected readonly organisation = inject(OrganisationChoice);
  private readonly session = inject(SessionStore);

  protected readonly people = computed(() =>
    this.store.people.value()?.map((person) => ({
      ...person,
      isMe: person.id === this.session.person()?.id,
      // Nobody changes people above themselves.
      canBeChanged: person.id !== this.session.person()?.id && this.session.allows(person.role),
    })),
  );
  private readonly roles = computed(() => ROLES.filter((role) => this.session.allows(role)));

  protected invite(): void {
    this.actions.invite(this.roles(), this.organisation.name());
  }

  protected changeRole(person: Person): void {
    void this.actions.changeRole(person, this.roles());
  }
}
