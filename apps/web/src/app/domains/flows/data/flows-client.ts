import { Injectable, inject } from '@angular/core';
import type { FlowPreview, NumberFlow, NumberFlowChange, NumberFlows } from '@centralita/shared-types';
import { ApiClient } from '../../../shared/data-api/api-client';

const inOrganisation = (id: string): string => `?organisation=${encodeURIComponent(id)}`;

/** Which flow answers which number. Every method rejects with `ApiError`. */
@Injectable({ providedIn: 'root' })
export class FlowsClient {
  private readonly api = inject(ApiClient);

  list(organisationId: string): Promise<NumberFlows> {
    return this.api.get(`/api/number-flows${inOrganisation(organisationId)}`);
  }

  change(organisationId: string, change: NumberFlowChange): Promise<NumberFlow> {
    return this.api.put(`/api/number-flows${inOrganisation(organisationId)}`, change);
  }

  /** What a caller would hear; nothing is saved. */
  preview(organisationId: string, change: NumberFlowChange): Promise<FlowPreview> {
    return this.api.post(`/api/number-flows/preview${inOrganisation(organisationId)}`, change);
  }
}
