import { Injectable, inject } from '@angular/core';
import type {
  Appointment,
  AppointmentChange,
  ImportResult,
  MessageTemplate,
  NewAppointment,
  Page,
  ReminderRules,
  TemplateList,
} from '@centralita/shared-types';
import { ApiClient } from '../../../shared/data-api/api-client';

/** As many as a week of a busy practice has. */
const PAGES_MAX = 10;

/** Appointments and the rules of what is sent about them. Every method rejects with `ApiError`. */
@Injectable({ providedIn: 'root' })
export class AppointmentsClient {
  private readonly api = inject(ApiClient);

  /** All of a time; `from` is within, `to` no longer. */
  async between(organisation: string, from: number, to: number): Promise<Appointment[]> {
    const items: Appointment[] = [];
    let after: string | null = null;
    for (let page = 0; page < PAGES_MAX; page++) {
      const query = { organisation, from: String(from), to: String(to), ...(after !== null && { after }) };
      const answer: Page<Appointment> = await this.api.get(`/api/appointments?${params(query)}`);
      items.push(...answer.items);
      after = answer.next;
      if (after === null) break;
    }
    return items;
  }

  add(organisation: string, draft: NewAppointment): Promise<Appointment> {
    return this.api.post(`/api/appointments?${params({ organisation })}`, draft);
  }

  change(organisation: string, id: string, change: AppointmentChange): Promise<Appointment> {
    return this.api.patch(`/api/appointments/${encodeURIComponent(id)}?${params({ organisation })}`, change);
  }

  remove(organisation: string, id: string): Promise<void> {
    return this.api.delete(`/api/appointments/${encodeURIComponent(id)}?${params({ organisation })}`);
  }

  /** Reads a list; brings it in unless `dryRun`. */
  import(
    organisation: string,
    list: Blob,
    { dryRun, confirm }: { dryRun: boolean; confirm: boolean },
  ): Promise<ImportResult> {
    const query = params({ organisation, dryRun: String(dryRun), confirm: String(confirm) });
    const file = new Blob([list], { type: 'text/csv' });
    return this.api.upload(`/api/appointments/import?${query}`, file);
  }

  rules(organisation: string): Promise<ReminderRules> {
    return this.api.get(`/api/reminder-rules?${params({ organisation })}`);
  }

  /** Those that WhatsApp has approved; none where the server knows of none. */
  async templates(organisation: string): Promise<MessageTemplate[]> {
    const list = await this.api.get<TemplateList>(`/api/templates?${params({ organisation })}`);
    return list.items.filter(({ state }) => state === 'approved');
  }

  saveRules(organisation: string, rules: ReminderRules): Promise<ReminderRules> {
    return this.api.put(`/api/reminder-rules?${params({ organisation })}`, rules);
  }
}

const params = (values: Record<string, string>): string => new URLSearchParams(values).toString();
