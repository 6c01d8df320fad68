import { Injectable, inject } from '@angular/core';
import type { CallReplay, CallWalk, DrawnFlows } from '@centralita/shared-types';
import { ApiClient } from '../../../shared/data-api/api-client';

const at = (organisationId: string, callId?: string, more = ''): string => {
  const call = callId === undefined ? '' : `/calls/${encodeURIComponent(callId)}${more}`;
  return `/api/call-flows${call}?organisation=${encodeURIComponent(organisationId)}`;
};

/** Flows as their code draws them, and the way of calls through them. Every method rejects with `ApiError`. */
@Injectable({ providedIn: 'root' })
export class CallFlowsClient {
  private readonly api = inject(ApiClient);

  drawn(organisationId: string): Promise<DrawnFlows> {
    return this.api.get(at(organisationId));
  }

  walk(organisationId: string, callId: string): Promise<CallWalk> {
    return this.api.get(at(organisationId, callId));
  }

  /** Runs the steps of a call again by today's code; nobody rings and nothing is kept. */
  replay(organisationId: string, callId: string): Promise<CallReplay> {
    return this.api.post(at(organisationId, callId, '/replay'), {});
  }
}
