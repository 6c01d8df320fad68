import { DestroyRef, Injectable, computed, inject, signal } from '@angular/core';
import { ApiError } from '../../../shared/data-api/api-error';
import { FailureWords } from '../../../shared/ui/failure-words';
import { InboxClient } from './inbox-client';
import type { Upload } from './models/upload';

/** As many go with one message. */
export const UPLOADS_MAX = 10;

/** The files of one message that is being written. Of the field in which it is written. */
@Injectable()
export class Uploads {
  private readonly client = inject(InboxClient);
  private readonly failures = inject(FailureWords);

  private readonly all = signal<readonly Upload[]>([]);
  readonly items = this.all.asReadonly();
  readonly stored = computed(() => this.all().filter(({ state }) => state === 'stored'));
  readonly underWay = computed(() => this.all().some(({ state }) => state === 'sending'));
  private readonly stops = new Map<number, AbortController>();
  private lastKey = 0;

  constructor() {
    inject(DestroyRef).onDestroy(() => this.clear());
  }

  add(files: readonly File[]): void {
    for (const file of files.slice(0, UPLOADS_MAX - this.all().length)) void this.send(file);
  }

  remove({ key }: Upload): void {
    this.stops.get(key)?.abort();
    this.stops.delete(key);
    this.all.update((before) => before.filter((one) => one.key !== key));
  }

  clear(): void {
    for (const upload of this.all()) this.remove(upload);
  }

  private async send(file: File): Promise<void> {
    const key = ++this.lastKey;
    const stop = new AbortController();
    this.stops.set(key, stop);
    const { name, type, size } = file;
    this.all.update((before) => [...before, { key, name, type, bytes: size, progress: 0, state: 'sending' }]);
    try {
      const progress = (share: number): void => this.change(key, { progress: share });
      const { id } = await this.client.upload(file, { signal: stop.signal, progress });
      this.change(key, { state: 'stored', progress: 1, id });
    } catch (error) {
      if (stop.signal.aborted) return;
      if (!(error instanceof ApiError)) throw error;
      this.change(key, { state: 'failed', failure: this.failures.of(error, 'inbox.failure.') });
    }
  }

  private change(key: number, change: Partial<Upload>): void {
    this.all.update((before) => before.map((one) => (one.key === key ? { ...one, ...change } : one)));
  }
}
