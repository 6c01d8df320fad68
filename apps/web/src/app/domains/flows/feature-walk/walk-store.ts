import { Injectable, computed, inject, signal } from '@angular/core';
import type { CallReplay, ReplayedStep, WalkedStep } from '@centralita/shared-types';
import { errorOf, IDLE, running, settled, valueOf, type Remote } from '../../../shared/data-api/remote';
import { liveRemote } from '../../../shared/data-live/live-remote';
import { OrganisationChoice } from '../../people/api';
import { CallFlowsClient } from '../data/call-flows-client';

/** What a step would answer today, beside what it answered. */
export type Comparison = 'same' | 'different' | 'not-replayed';

export interface StepOnPage extends WalkedStep {
  replayed: ReplayedStep | undefined;
  compared: Comparison | undefined;
}

/** The way of one call through the flows, live while it runs, and what today's code makes of it. */
@Injectable()
export class WalkStore {
  private readonly client = inject(CallFlowsClient);
  private readonly organisation = inject(OrganisationChoice).id;
  private readonly replay = signal<Remote<CallReplay>>(IDLE);
  private asked = 0;

  /** The provider's id of the call. */
  readonly callId = signal<string | undefined>(undefined);
  readonly drawn = liveRemote({
    of: this.organisation,
    kinds: [],
    ask: (id) => this.client.drawn(id),
  });
  readonly walk = liveRemote({
    of: () => {
      const [organisation, call] = [this.organisation(), this.callId()];
      return organisation && call && `${organisation} ${call}`;
    },
    kinds: ['flows/walked', 'calls/answered', 'calls/transferred', 'calls/ended'],
    ask: (key) => {
      const [organisation = '', call = ''] = key.split(' ');
      return this.client.walk(organisation, call);
    },
  });
  readonly replayError = computed(() => errorOf(this.replay()));
  readonly replaying = computed(() => this.replay().status === 'running');
  readonly replayed = computed(() => valueOf(this.replay()));
  readonly steps = computed<StepOnPage[] | undefined>(() =>
    this.walk.value()?.steps.map((step, at) => {
      const replayed = this.replayed()?.steps[at];
      return { ...step, replayed, compared: replayed && compared(step, replayed) };
    }),
  );

  async replayNow(): Promise<void> {
    const [organisation, call] = [this.organisation(), this.callId()];
    if (organisation === undefined || call === undefined) return;
    const mine = ++this.asked;
    this.replay.update(running);
    const answer = await settled(this.client.replay(organisation, call));
    if (mine === this.asked) this.replay.set(answer);
  }
}

function compared({ answer }: WalkedStep, { notReplayed, twiml, failure }: ReplayedStep): Comparison {
  if (notReplayed !== null) return 'not-replayed';
  return answer?.twiml === twiml && answer.failure === failure ? 'same' : 'different';
}
