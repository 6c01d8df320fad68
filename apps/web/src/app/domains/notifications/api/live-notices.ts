import { DestroyRef, Injectable, inject } from '@angular/core';
import { Router } from '@angular/router';
import type { ActivityKind, LiveEvent } from '@centralita/shared-types';
import type { Role } from '@centralita/shared-types/rules';
import { TranslocoService } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import { LiveStream } from '../../../shared/data-live/live-stream';
import type { IconName } from '../../../shared/ui/icon-paths';
import { Toasts } from '../../../shared/ui/toasts';
import { SessionStore } from '../../identity/api';
import { NoticeChoices } from '../data/notice-choices';

interface Noticed {
  icon: IconName;
  /** Where more is to be seen, for whom it is open. */
  place: string;
  /** What of the event is to be opened there. */
  id?: string;
  role: Role;
}

/** What people are told of wherever they are. */
const NOTICED: Partial<Record<ActivityKind, Noticed>> = {
  'alerts/raised': { icon: 'bell', place: '/alerts', role: 'admin' },
  'people/joined': { icon: 'people', place: '/people', role: 'admin' },
  'messages/received': { icon: 'message', place: '/inbox', id: 'conversationId', role: 'agent' },
  'conversations/mentioned': { icon: 'message', place: '/inbox', id: 'conversationId', role: 'agent' },
  'jobs/died': { icon: 'error', place: '/alerts/jobs', role: 'owner' },
};

/**
 * Tells what happens elsewhere, by a toast where the page is seen, else by a notification of the browser, each only
 * where it is wanted. Made once, by whoever shows that somebody is signed in.
 */
@Injectable({ providedIn: 'root' })
export class LiveNotices {
  private readonly router = inject(Router);
  private readonly transloco = inject(TranslocoService);
  private readonly session = inject(SessionStore);
  private readonly toasts = inject(Toasts);
  private readonly choices = inject(NoticeChoices);

  constructor() {
    const kinds = Object.keys(NOTICED) as ActivityKind[];
    const stop = inject(LiveStream).on(kinds, (event) => void this.tell(event));
    inject(DestroyRef).onDestroy(stop);
  }

  private async tell({ kind, data }: LiveEvent): Promise<void> {
    const noticed = NOTICED[kind];
    const isMine = data['personId'] === this.session.person()?.id;
    // The same alert again is no news.
    const isAgain = Number(data['count'] ?? 1) > 1;
    if (!noticed || isMine || isAgain || !this.session.allows(noticed.role)) return;
    await firstValueFrom(this.transloco.load(`notifications/${this.transloco.getActiveLang()}`));
    const text = this.transloco.translate<string>('notifications.happened.' + kind);
    const id = noticed.id && data[noticed.id];
    const place = id ? `${noticed.place}/${id}` : noticed.place;
    const go = (): void => void this.router.navigateByUrl(place);
    if (await this.choices.notify(text, kind, place, go)) return;
    // Whoever is at work in another conversation does not see the note.
    const seenAt = kind === 'conversations/mentioned' ? place : noticed.place;
    if (!this.choices.toasts() || this.router.url.startsWith(seenAt)) return;
    const label = this.transloco.translate<string>('notifications.look');
    this.toasts.show({ text, icon: noticed.icon, action: { label, run: go } });
  }
}
