import { Injectable, inject } from '@angular/core';
import type { Conversation, Macro, MacroDraft, MacroPreview, MacroRuns } from '@centralita/shared-types';
import { ApiClient } from '../../../shared/data-api/api-client';
import { OrganisationChoice } from '../../people/api';

/** Macros: what is done with a conversation in one go. Every method rejects with `ApiError`. */
@Injectable({ providedIn: 'root' })
export class MacrosClient {
  private readonly api = inject(ApiClient);
  private readonly organisation = inject(OrganisationChoice).id;

  macros(): Promise<Macro[]> {
    return this.api.get(this.at('/api/macros'));
  }

  /** A new one where there is no id. Refused with `macros/name-taken`, `macros/unknown-variable`. */
  save(draft: MacroDraft, id?: string): Promise<Macro> {
    if (id === undefined) return this.api.post(this.at('/api/macros'), draft);
    return this.api.put(this.at(`/api/macros/${id}`), draft);
  }

  remove(id: string): Promise<void> {
    return this.api.delete(this.at(`/api/macros/${id}`));
  }

  /** What it would send there. */
  preview(conversationId: string, macroId: string): Promise<MacroPreview> {
    return this.api.get(this.at(`/api/conversations/${conversationId}/macros/${macroId}`));
  }

  /** Refused with `messages/cannot-write`, `macros/label-gone`, `macros/person-gone`, `macros/team-gone`. @param clientId once for each time that it is to be run */
  run(conversationId: string, macroId: string, clientId: string): Promise<Conversation> {
    return this.api.post(this.at(`/api/conversations/${conversationId}/macros/${macroId}`), { clientId });
  }

  /** @param clientId as `run` */
  runInSeveral(ids: readonly string[], macroId: string, clientId: string): Promise<MacroRuns> {
    return this.api.post(this.at(`/api/macros/${macroId}/run`), { ids, clientId });
  }

  private at(path: string): string {
    const organisation = this.organisation();
    return organisation === undefined ? path : `${path}?${new URLSearchParams({ organisation }).toString()}`;
  }
}
