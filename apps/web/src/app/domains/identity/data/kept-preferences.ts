import { Injectable, effect, inject, untracked } from '@angular/core';
import type { Me, MyProfile } from '@centralita/shared-types';
import { TranslocoService } from '@jsverse/transloco';
import { LanguageChoice, type Language } from '../../../shared/i18n/language';
import { ThemeChoice, type Theme } from '../../../shared/theme/theme-choice';
import { Toasts } from '../../../shared/ui/toasts';
import { SessionStore } from './session-store';

/**
 * Brings a person's language and theme to this browser when they sign in, and keeps on the server what they choose here
 * afterwards. Runs from the moment it is injected.
 */
@Injectable({ providedIn: 'root' })
export class KeptPreferences {
  private readonly session = inject(SessionStore);
  private readonly language = inject(LanguageChoice);
  private readonly theme = inject(ThemeChoice);
  private readonly transloco = inject(TranslocoService);
  private readonly toasts = inject(Toasts);
  /** Whose preferences this browser shows. */
  private appliedFor: string | undefined;
  /** What was last taken from the server or told to it. */
  private known: { language?: string; theme?: Theme } = {};

  constructor() {
    effect(() => {
      const person = this.session.person();
      untracked(() => this.apply(person));
    });
    effect(() => {
      const language = this.language.current() as Language;
      untracked(() => this.keep('language', language));
    });
    effect(() => {
      const theme = this.theme.theme();
      untracked(() => this.keep('theme', theme));
    });
  }

  private apply(person: Me | undefined): void {
    if (person?.id === this.appliedFor) return;
    this.appliedFor = person?.id;
    if (!person) return;
    const language = person.language ?? (this.language.current() as Language);
    const theme = person.theme ?? this.theme.theme();
    this.known = { language, theme };
    if (language !== this.language.current()) void this.language.choose(language);
    if (theme !== this.theme.theme()) this.theme.choose(theme);
  }

  private keep<K extends 'language' | 'theme'>(what: K, value: MyProfile[K] & string): void {
    if (this.appliedFor === undefined || this.known[what] === value) return;
    this.known = { ...this.known, [what]: value };
    this.session.change({ [what]: value }).catch(() => {
      this.toasts.show({ text: this.transloco.translate('shell.person.notKept'), icon: 'warning' });
    });
  }
}
