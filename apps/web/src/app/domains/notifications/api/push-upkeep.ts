import { DOCUMENT, DestroyRef, Injectable, effect, inject } from '@angular/core';
import { Router } from '@angular/router';
import { LanguageChoice } from '../../../shared/i18n/language';
import { SessionStore } from '../../identity/api';
import { PushDevice } from '../data/push-device';

/**
 * Keeps Web Push right for whoever is signed in: the server forgets a browser with its session, the worker speaks the
 * page's language, and a pressed notification leads to its place. Made once.
 */
@Injectable({ providedIn: 'root' })
export class PushUpkeep {
  constructor() {
    const session = inject(SessionStore);
    const push = inject(PushDevice);
    const language = inject(LanguageChoice).current;
    const router = inject(Router);
    const browser: Partial<Navigator> | undefined = inject(DOCUMENT).defaultView?.navigator;
    effect(() => {
      const id = session.person()?.id;
      if (id) void push.check(id);
      else if (session.status() === 'anonymous') push.noteSignedOut();
    });
    effect(() => {
      const spoken = language();
      if (push.state() === 'on') void push.speak(spoken);
    });
    const opened = ({ data }: MessageEvent<{ type?: string; place?: string }>): void => {
      if (data.type === 'open' && data.place) void router.navigateByUrl(data.place);
    };
    browser?.serviceWorker?.addEventListener('message', opened);
    inject(DestroyRef).onDestroy(() => browser?.serviceWorker?.removeEventListener('message', opened));
  }
}
