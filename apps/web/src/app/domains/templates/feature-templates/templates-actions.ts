import { Injectable, inject, signal } from '@angular/core';
import type { MessageTemplate } from '@centralita/shared-types';
import { TranslocoService } from '@jsverse/transloco';
import { ApiError } from '../../../shared/data-api/api-error';
import { Dialogs } from '../../../shared/ui/dialogs';
import { FailureWords } from '../../../shared/ui/failure-words';
import { Toasts } from '../../../shared/ui/toasts';
import type { TemplateDialogData } from './template-dialog';
import { TemplatesStore } from './templates-store';

/** What can be done to templates: asks where it must, and says how it went. */
@Injectable()
export class TemplatesActions {
  private readonly store = inject(TemplatesStore);
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);
  private readonly failures = inject(FailureWords);
  private readonly transloco = inject(TranslocoService);
  readonly busy = signal(false);

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
    if (name !== undefined) this.say('templates.saved', { name });
  }

  submit(template: MessageTemplate): Promise<void> {
    const { name } = template;
    return this.attempt(async () => {
      await this.store.submit(template);
      this.say('templates.submitted', { name });
    });
  }

  async remove(template: MessageTemplate): Promise<void> {
    const { name } = template;
    const wanted = await this.dialogs.confirm({
      heading: this.words('templates.remove.title', { name }),
      body: this.words('templates.remove.body'),
      yes: this.words('templates.remove.yes'),
    });
    if (!wanted) return;
    await this.attempt(async () => {
      await this.store.remove(template);
      this.say('templates.removed', { name });
    });
  }

  sync(): Promise<void> {
    return this.attempt(async () => {
      await this.store.sync();
      this.say('templates.synced');
    });
  }

  private async attempt(deed: () => Promise<void>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    try {
      await deed();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.toasts.show({ text: this.failures.of(error, 'templates.failure.'), icon: 'error' });
    } finally {
      this.busy.set(false);
    }
  }

  private say(key: string, parameters: Record<string, string> = {}): void {
    this.toasts.show({ text: this.words(key, parameters), icon: 'check' });
  }

  private words(key: string, parameters: Record<string, string> = {}): string {
    return this.transloco.translate<string>(key, parameters);
  }
}
