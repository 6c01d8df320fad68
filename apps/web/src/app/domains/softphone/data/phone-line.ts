import { Injectable, computed, effect, inject, resource, signal, untracked } from '@angular/core';
import type { Organisation, TwilioCredentials } from '@centralita/shared-types';
import { ApiClient } from '../../../shared/data-api/api-client';
import { SessionStore } from '../../identity/api';
import { CredentialsStore } from '../../settings/api';

/** What a phone is opened with: the team's account, for a signed-in agent, or a person's own credentials. */
export type Line = { kind: 'team'; personId: string } | { kind: 'personal'; credentials: TwilioCredentials };

/** Which line this browser's phone has. A signed-in agent's is the team's; where the team has none, their own stays. */
@Injectable({ providedIn: 'root' })
export class PhoneLine {
  private readonly session = inject(SessionStore);
  private readonly credentials = inject(CredentialsStore);
  private readonly api = inject(ApiClient);
  /** For whom the server has said that there is no team line. */
  private readonly withoutTeamLine = signal<string | undefined>(undefined);

  /** The session has ended by itself: the line stays theirs until they sign in again, leave, or another comes. */
  readonly paused = computed(() => this.session.ended() !== undefined && this.agentId() !== undefined);
  private readonly agentId = computed(() =>
    this.session.allows('agent') ? this.session.person()?.id : undefined,
  );
  readonly current = computed<Line | undefined>(
    () => {
      const personId = this.agentId();
      if (personId !== undefined && personId !== this.withoutTeamLine()) return { kind: 'team', personId };
      const credentials = this.credentials.credentials();
      return credentials && { kind: 'personal', credentials };
    },
    // Changes with the content, not with each re-reading of the browser's store.
    { equal: (one, other) => JSON.stringify(one) === JSON.stringify(other) },
  );
  /** Tells this line from any other on this browser. */
  readonly name = computed(() => {
    const line = this.current();
    if (line?.kind === 'personal') return `${line.credentials.accountSid}.${line.credentials.phoneNumber}`;
    return line && `team.${line.personId}`;
  });
  readonly present = computed(() => this.current() !== undefined);
  /** A signed-in agent whose organisation has no line. */
  readonly teamHasNone = computed(
    () => this.agentId() !== undefined && this.agentId() === this.withoutTeamLine(),
  );

  private readonly organisations = resource({
    params: () => (this.current()?.kind === 'team' ? this.session.session()?.organisation.id : undefined),
    loader: async ({ params }) => {
      const all = await this.api.get<Organisation[]>('/api/organisations');
      return all.find(({ id }) => id === params);
    },
  });
  /** The number that the phone calls from, E.164, where it is known. */
  readonly number = computed(() => {
    const line = this.current();
    if (line?.kind === 'personal') return line.credentials.phoneNumber;
    return line && this.organisations.hasValue() ? this.organisations.value()?.numbers[0] : undefined;
  });

  readonly organisationHasNoNumber = computed(
    () => this.organisations.hasValue() && this.organisations.value()?.numbers?.length === 0,
  );

  constructor() {
    effect(() => {
      if (this.agentId() === undefined) untracked(() => this.withoutTeamLine.set(undefined));
    });
  }

  /** The server has no team line for the person who is signed in. */
  noteNoTeamLine(): void {
    this.withoutTeamLine.set(this.agentId());
  }

  /** Asks for the team's line again. */
  lookAgain(): void {
    this.withoutTeamLine.set(undefined);
  }
}
