import { DOCUMENT, DestroyRef, Injectable, effect, inject, signal } from '@angular/core';
import { BrowserStorage } from '../storage/browser-storage';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

// `public/theme.js` reads the same two keys before the first paint.
const THEME_KEY = 'centralita.theme';
const CONTRAST_KEY = 'centralita.contrast';

/** Light, dark or as the system has it, and high contrast on request; kept in this browser. */
@Injectable({ providedIn: 'root' })
export class ThemeChoice {
  private readonly storage = inject(BrowserStorage);
  private readonly root = inject(DOCUMENT).documentElement;

  readonly theme = signal<Theme>(this.keptTheme());
  readonly highContrast = signal(this.storage.read('browser', CONTRAST_KEY) === 'more');

  constructor() {
    effect(() => {
      const theme = this.theme();
      if (theme === 'system') delete this.root.dataset['theme'];
      else this.root.dataset['theme'] = theme;
    });
    effect(() => {
      if (this.highContrast()) this.root.dataset['contrast'] = 'more';
      else delete this.root.dataset['contrast'];
    });
    const stop = this.storage.onOtherTab(THEME_KEY, () => this.theme.set(this.keptTheme()));
    inject(DestroyRef).onDestroy(stop);
  }

  choose(theme: Theme): void {
    this.theme.set(theme);
    this.storage.write('browser', THEME_KEY, theme);
  }

  toggleContrast(): void {
    this.highContrast.update((on) => !on);
    this.storage.write('browser', CONTRAST_KEY, this.highContrast() ? 'more' : 'normal');
  }

  private keptTheme(): Theme {
    const kept = this.storage.read('browser', THEME_KEY);
    return THEMES.find((theme) => theme === kept) ?? 'system';
  }
}
