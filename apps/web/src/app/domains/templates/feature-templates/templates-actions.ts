import { Injectable, inject } from '@angular/core';
import type { MessageTemplate } from '@centralita/shared-types';
import { Attempts } from '../../../shared/ui/attempts';
import { Dialogs } from '../../../shared/ui/dialogs';
import type { TemplateDialogData } from './template-dialog';
import { TemplatesStore } from './templates-store';

/** What can be done to templates: asks where it must, and says how it went. */
@Injectable()
export class TemplatesActions {
  private readonly store = inject(TemplatesStore);
  private readonly dialogs = inject(Dialogs);
  private readonly attempts = new Attempts('templates.failure.');
  readonly busy = this.attempts.busy;

  /** @param like what stands in the fields at first, under another name: what was rejected is written anew */
  async add(like?: MessageTemplate): Promise<void> {
    const data: TemplateDialogData = {
      ...(like && { like }),
      save: async (draft, isSubmitted) => {
        const template = await this.store.add(draft);
        if (isSubmitted) await this.store.submit(template);
      },
    };
    const name = await this.dialogs.open<string, TemplateDialogData>(
      () => import('./template-dialog').then((m) => m.TemplateDialog),
      { data },
    );
    if (name !== undefined) this.attempts.say('templates.saved', { name });
  }

  submit(template: MessageTemplate): Promise<boolean> {
    const { name } = template;
    return this.attempts.run(async () => {
      await this.store.submit(template);
      this.attempts.say('templates.submitted', { name });
    });
  }

  async remove(template: MessageTemplate): Promise<void> {
    const { name } = template;
    const wanted = await this.dialogs.confirm({
      heading: this.attempts.words('templates.remove.title', { name }),
      body: this.attempts.words('templates.remove.body'),
      yes: this.attempts.words('templates.remove.yes'),
    });
    if (!wanted) return;
    await this.attempts.run(async () => {
      await this.store.remove(template);
      this.attempts.say('templates.removed', { name });
    });
  }

  sync(): Promise<boolean> {
    return this.attempts.run(async () => {
      await this.store.sync();
      this.attempts.say('templates.synced');
    });
  }
}
