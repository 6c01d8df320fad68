import { Injectable, inject } from '@angular/core';
import type { CallItem, CallsFilter, Page } from '@centralita/shared-types';
import { ApiClient } from '../../../shared/data-api/api-client';

/** The calls of the organisation. Rejects with `ApiError`. */
@Injectable({ providedIn: 'root' })
export class CallsClient {
  private readonly api = inject(ApiClient);

  list(organisation: string, filter: CallsFilter): Promise<Page<CallItem>> {
    const query = new URLSearchParams({ organisation, ...filter });
    return this.api.get(`/api/calls?${query.toString()}`);
  }

  call(organisation: string, id: string): Promise<CallItem> {
    return this.api.get(`/api/calls/${id}?organisation=${organisation}`);
  }
}
