import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { form, submit } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import type { Me } from '@centralita/shared-types';
import { TranslocoDirective } from '@jsverse/transloco';
import { LANGUAGES, LanguageChoice } from '../../../shared/i18n/language';
import { THEMES, ThemeChoice } from '../../../shared/theme/theme-choice';
import { FailureNotice } from '../../../shared/ui/failure-notice';
import { FormRequest } from '../data/form-request';
import { focusFirstFault } from '../data/models/focus-first-fault';
import { nameRule } from '../data/models/person-rules';
import { SessionStore } from '../data/session-store';
import { TextField } from '../ui/text-field';

/** Each language names itself. */
const OWN_NAMES = { es: 'Español', en: 'English' } as const;

/** Name, language and appearance. The latter two apply at once; `KeptPreferences` tells the server. */
@Component({
  selector: 'app-profile-details',
  imports: [FailureNotice, MatButton, TextField, TranslocoDirective],
  template: `
    <section class="card" aria-labelledby="details-heading" *transloco="let t">
      <h2 id="details-heading">{{ t('identity.details.title') }}</h2>
      <dl>
        <div>
          <dt>{{ t('identity.field.email') }}</dt>
          <dd>{{ me().email }}</dd>
        </div>
        <div>
          <dt>{{ t('identity.field.role') }}</dt>
          <dd>
            {{ t('identity.role.' + me().role + '.name') }}: {{ t('identity.role.' + me().role + '.does') }}
          </dd>
        </div>
      </dl>
      <form novalidate (submit)="send($event)">
        <app-text-field
          inputId="profile-name"
          autocomplete="name"
          [field]="fields.name"
          [label]="t('identity.field.name')"
        />
        <button
          matButton="tonal"
          type="submit"
          [disabled]="fields().submitting() || draft().name === me().name"
        >
          {{ t(fields().submitting() ? 'identity.saving' : 'identity.save') }}
        </button>
      </form>
      <p role="status" class="quiet">{{ saved() ? t('identity.details.saved') : '' }}</p>
      @if (request.error(); as error) {
        <app-failure-notice [error]="error" [canRetry]="false" />
      }
      <div class="choices">
        <fieldset>
          <legend>{{ t('identity.details.language') }}</legend>
          @for (language of languages; track language) {
            <label>
              <input
                type="radio"
                name="profile-language"
                [checked]="languageChoice.current() === language"
                (change)="languageChoice.choose(language)"
              />
              <span [lang]="language">{{ ownNames[language] }}</span>
            </label>
          }
        </fieldset>
        <fieldset>
          <legend>{{ t('identity.details.theme') }}</legend>
          @for (theme of themes; track theme) {
            <label>
              <input
                type="radio"
                name="profile-theme"
                [checked]="themeChoice.theme() === theme"
                (change)="themeChoice.choose(theme)"
              />
              <span>{{ t('shell.theme.' + theme) }}</span>
            </label>
          }
        </fieldset>
      </div>
    </section>
  `,
  styleUrls: ['../../../shared/ui/page.scss', './profile-parts.scss'],
})
export class ProfileDetails {
  readonly me = input.required<Me>();

  private readonly session = inject(SessionStore);
  protected readonly languageChoice = inject(LanguageChoice);
  protected readonly themeChoice = inject(ThemeChoice);
  protected readonly languages = LANGUAGES;
  protected readonly ownNames = OWN_NAMES;
  protected readonly themes = THEMES;
  protected readonly request = new FormRequest();
  protected readonly saved = signal(false);
  /** Only another name replaces what is being typed, not each answer of the server about the person. */
  private readonly name = computed(() => this.me().name);
  protected readonly draft = linkedSignal(() => ({ name: this.name() }));
  protected readonly fields = form(this.draft, (path) => nameRule(path.name));

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    this.saved.set(false);
    await submit(this.fields, {
      action: () =>
        this.request.run(
          async () => {
            await this.session.change({ name: this.draft().name.trim() });
            this.saved.set(true);
          },
          { name: this.fields.name },
        ),
      onInvalid: () => focusFirstFault(this.fields.name),
    });
  }
}
