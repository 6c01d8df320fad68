import { Injectable, inject } from '@angular/core';
import { liveRemote } from '../../../shared/data-live/live-remote';
import { OrganisationChoice } from '../../people/api';
import { CallFlowsClient } from '../data/call-flows-client';

/** The flows as their code draws them, and the calls that stand in them now. */
@Injectable()
export class FlowsAtWork {
  private readonly client = inject(CallFlowsClient);

  readonly drawn = liveRemote({
    of: inject(OrganisationChoice).id,
    kinds: ['flows/walked', 'calls/ended'],
    ask: (id) => this.client.drawn(id),
  });

  /** Whether a call stands in the flow. */
  isStoodIn(flow: string): boolean {
    return this.drawn.value()?.calls.some((call) => call.flow === flow) ?? false;
  }
}
