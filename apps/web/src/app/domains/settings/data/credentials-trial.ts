import { computed, inject } from '@angular/core';
import type { ConnectionCheck, ConnectionReport, CredentialField } from '@centralita/shared-types';
import { CREDENTIAL_FIELDS } from '@centralita/shared-types/rules';
import { patchState, signalStore, withComputed, withMethods, withProps, withState } from '@ngrx/signals';
import { IDLE, errorOf, settled, valueOf, type Remote } from '../../../shared/data-api/remote';
import { CredentialsStore } from './credentials-store';
import type { CredentialsEntry, Refusal } from './models/credentials-draft';
import { SetupClient } from './setup-client';

/** How trying typed credentials ended. */
export type TrialEnd = 'kept' | 'wrong' | 'unanswered';

interface TrialState {
  entry: CredentialsEntry | undefined;
  outcome: Remote<ConnectionReport>;
}

/** Tries what was typed with Twilio before it is kept. Provided by the page that shows the form. */
export const CredentialsTrial = signalStore(
  withState<TrialState>({ entry: undefined, outcome: IDLE }),
  withProps(() => ({ _client: inject(SetupClient), _credentials: inject(CredentialsStore) })),
  withComputed(({ entry, outcome }) => ({
    busy: computed(() => outcome().status === 'running'),
    error: computed(() => errorOf(outcome())),
    report: computed(() => valueOf(outcome())),
    /** Which fields were refused, and why, by Twilio or by the API. */
    refusals: computed<Refusal[]>(() => {
      const tried = entry()?.credentials;
      if (!tried) return [];
      const wrong = [
        ...(valueOf(outcome())?.checks ?? []).filter(isWrongCredential),
        ...fieldProblems(outcome()),
      ];
      return wrong.flatMap(({ field, code, detail }) =>
        isField(field) ? [{ field, code, detail, value: tried[field] ?? '' }] : [],
      );
    }),
  })),
  withMethods((store) => {
    const keep = ({ credentials, keepIn }: CredentialsEntry): TrialEnd => {
      store._credentials.save(credentials, keepIn);
      return 'kept';
    };
    return {
      /** Asks Twilio, and keeps the credentials when they are right. A voice URL that leads elsewhere can wait. */
      async attempt(entry: CredentialsEntry): Promise<TrialEnd> {
        patchState(store, { entry, outcome: { status: 'running' } });
        const outcome = await settled(store._client.test(entry.credentials));
        patchState(store, { outcome });
        if (outcome.status !== 'done') return 'unanswered';
        return outcome.value.checks.some(isWrongCredential) ? 'wrong' : keep(entry);
      },
      /** Keeps what was tried last, whatever the answer was. */
      keepAnyway(): TrialEnd {
        const entry = store.entry();
        return entry ? keep(entry) : 'unanswered';
      },
    };
  }),
);
export type CredentialsTrial = InstanceType<typeof CredentialsTrial>;

const isWrongCredential = ({ name, state }: ConnectionCheck): boolean =>
  state === 'failed' && name !== 'voice-url';

const fieldProblems = (outcome: Remote<ConnectionReport>) =>
  (errorOf(outcome)?.problem?.errors ?? []).map(({ field, detail }) => ({
    field,
    detail,
    code: 'request/invalid',
  }));

const isField = (field: string | undefined): field is CredentialField =>
  CREDENTIAL_FIELDS.some((one) => one === field);
