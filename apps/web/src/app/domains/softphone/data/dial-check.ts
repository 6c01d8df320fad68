import { Injectable, inject } from '@angular/core';
import type { DialVerdict } from '@centralita/shared-types';
import type { DialRefusal } from '@centralita/shared-types/rules';
import { ApiClient } from '../../../shared/data-api/api-client';
import { PhoneLine } from './phone-line';

/** A call does not wait longer for the server's opinion: the server judges it again when the call comes. */
const TIMEOUT_MS = 2_000;

/** Asks the server's dial policy before a call. */
@Injectable({ providedIn: 'root' })
export class DialCheck {
  private readonly api = inject(ApiClient);
  private readonly line = inject(PhoneLine);

  /** Why the server would refuse the number; undefined where it would not, or cannot say. */
  async refusalOf(to: string): Promise<DialRefusal | undefined> {
    const line = this.line.current();
    const from = line?.kind === 'personal' ? { from: line.credentials.phoneNumber } : {};
    try {
      const verdict = await this.api.post<DialVerdict>(
        '/api/dial-check',
        { to, ...from },
        { timeoutMs: TIMEOUT_MS },
      );
      return verdict.refusal;
    } catch {
      return undefined;
    }
  }
}
