import { Injectable, inject } from '@angular/core';
import type {
  Colleague,
  ConsultationEnd,
  ConsultationRequest,
  HoldRequest,
  TransferRequest,
} from '@centralita/shared-types';
import { ApiClient } from '../../../shared/data-api/api-client';

/** Gives a call to somebody else, or lets it wait. Every method rejects with `ApiError`. */
@Injectable({ providedIn: 'root' })
export class TransferClient {
  private readonly api = inject(ApiClient);

  colleagues(): Promise<Colleague[]> {
    return this.api.get('/api/colleagues');
  }

  transfer(wish: TransferRequest): Promise<void> {
    return this.api.post('/api/transfers', wish);
  }

  hold(wish: HoldRequest): Promise<void> {
    return this.api.post('/api/holds', wish);
  }

  consult(wish: ConsultationRequest): Promise<void> {
    return this.api.post('/api/consultations', wish);
  }

  endConsultation(wish: ConsultationEnd): Promise<void> {
    return this.api.post('/api/consultations/end', wish);
  }
}
