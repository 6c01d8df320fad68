import { DOCUMENT, Injectable, computed, inject, signal } from '@angular/core';
import { LiveStream } from '../../../shared/data-live/live-stream';

/**
 * Whether this device has lost its network: the same as the page's header says, where that follows a live stream, else as the
 * browser tells. Only a loss that was seen counts: a browser on its own machine's server may be "offline" and lack nothing.
 */
@Injectable({ providedIn: 'root' })
export class NetworkState {
  private readonly live = inject(LiveStream).state;
  private readonly lost = signal(false);
  readonly isOffline = computed(() => (this.live() === 'off' ? this.lost() : this.live() === 'offline'));

  constructor() {
    const window = inject(DOCUMENT).defaultView;
    window?.addEventListener('offline', () => this.lost.set(true));
    window?.addEventListener('online', () => this.lost.set(false));
  }

  /** Something came through. */
  noteReached(): void {
    this.lost.set(false);
  }
}
