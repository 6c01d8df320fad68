import { Injectable, inject } from '@angular/core';
import type { MessageTemplate, TemplateDraft } from '@centralita/shared-types';
import { liveRemote } from '../../../shared/data-live/live-remote';
import { OrganisationChoice } from '../../people/api';
import { TemplatesClient } from '../data/templates-client';

const byName = (a: MessageTemplate, b: MessageTemplate): number =>
  a.name.localeCompare(b.name) || a.language.localeCompare(b.language);

/** The templates of the organisation that is looked at. Changes reject with `ApiError`. */
@Injectable()
export class TemplatesStore {
  private readonly client = inject(TemplatesClient);
  private readonly organisation = inject(OrganisationChoice).id;

  readonly list = liveRemote({
    of: this.organisation,
    kinds: ['templates/changed', 'templates/approved', 'templates/rejected', 'demo/created'],
    ask: (id) => this.client.list(id),
  });

  async add(draft: TemplateDraft): Promise<MessageTemplate> {
    const added = await this.client.add(this.here(), draft);
    this.put(added);
    return added;
  }

  async submit({ id }: MessageTemplate): Promise<void> {
    const submitted = await this.client.submit(this.here(), id);
    this.put(submitted);
  }

  async remove({ id }: MessageTemplate): Promise<void> {
    await this.client.remove(this.here(), id);
    this.list.update((list) => ({ ...list, items: list.items.filter((one) => one.id !== id) }));
  }

  async sync(): Promise<void> {
    await this.client.sync(this.here());
  }

  private put(template: MessageTemplate): void {
    this.list.update((list) => {
      const others = list.items.filter(({ id }) => id !== template.id);
      return { ...list, items: [...others, template].sort(byName) };
    });
  }

  private here(): string {
    const id = this.organisation();
    if (id === undefined) throw new Error('Templates are changed by somebody who is signed in.');
    return id;
  }
}
