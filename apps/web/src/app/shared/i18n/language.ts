import { DOCUMENT, DestroyRef, Injectable, effect, inject } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { catchError, firstValueFrom, of } from 'rxjs';
import { BrowserStorage } from '../storage/browser-storage';

export const LANGUAGES = ['es', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

const KEY = 'centralita.language';

/** The language of the page: the person's choice, or else the browser's first language that we speak. */
@Injectable({ providedIn: 'root' })
export class LanguageChoice {
  private readonly transloco = inject(TranslocoService);
  private readonly storage = inject(BrowserStorage);
  private readonly document = inject(DOCUMENT);

  /** The active language, `es` or `en`. */
  readonly current = this.transloco.activeLang;

  constructor() {
    effect(() => {
      this.document.documentElement.lang = this.current();
    });
    const stop = this.storage.onOtherTab(KEY, () => void this.use(this.wanted()));
    inject(DestroyRef).onDestroy(stop);
  }

  /** Loads and activates the first language; a failed download still lets the page start. */
  start(): Promise<void> {
    return this.use(this.wanted());
  }

  /** Switches the page and remembers it. */
  choose(language: Language): Promise<void> {
    this.storage.write('browser', KEY, language);
    return this.use(language);
  }

  private wanted(): Language {
    const browser = this.document.defaultView?.navigator.languages ?? [];
    const spoken = [this.storage.read('browser', KEY) ?? '', ...browser].map((tag) =>
      tag.slice(0, 2).toLowerCase(),
    );
    return spoken.find(isLanguage) ?? 'en';
  }

  private async use(language: Language): Promise<void> {
    // Words first, then the switch: the page never shows bare keys in between.
    await firstValueFrom(this.transloco.load(language).pipe(catchError(() => of({}))), { defaultValue: {} });
    this.transloco.setActiveLang(language);
  }
}

const isLanguage = (tag: string): tag is Language => (LANGUAGES as readonly string[]).includes(tag);
