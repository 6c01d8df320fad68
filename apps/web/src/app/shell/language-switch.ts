import { Component, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LANGUAGES, LanguageChoice } from '../shared/i18n/language';

/** Each language names itself, so that whoever cannot read the page finds the way. */
const OWN_NAMES = { es: 'Español', en: 'English' } as const;

@Component({
  selector: 'app-language-switch',
  imports: [TranslocoPipe],
  template: `
    <div class="switch" role="group" [attr.aria-label]="'shell.language' | transloco">
      @for (language of languages; track language) {
        <button
          type="button"
          [lang]="language"
          [attr.aria-label]="language.toUpperCase() + ', ' + ownNames[language]"
          [title]="ownNames[language]"
          [attr.aria-pressed]="choice.current() === language"
          (click)="choice.choose(language)"
        >
          {{ language.toUpperCase() }}
        </button>
      }
    </div>
  `,
  styles: `
    .switch {
      display: flex;
      padding: 3px;
      border-radius: 999px;
      background: var(--mat-sys-surface-container-high);
    }
    button {
      min-width: 40px;
      height: 34px;
      padding: 0 8px;
      border: 0;
      border-radius: 999px;
      background: none;
      color: var(--mat-sys-on-surface-variant);
      font: var(--mat-sys-label-large);
      cursor: pointer;
      transition: background-color 150ms var(--ease);
    }
    button:hover {
      color: var(--mat-sys-on-surface);
    }
    button[aria-pressed='true'] {
      background: var(--mat-sys-surface-container-lowest);
      color: var(--mat-sys-on-surface);
      box-shadow: 0 1px 2px rgb(0 0 0 / 18%);
    }
  `,
})
export class LanguageSwitch {
  protected readonly choice = inject(LanguageChoice);
  protected readonly languages = LANGUAGES;
  protected readonly ownNames = OWN_NAMES;
}
