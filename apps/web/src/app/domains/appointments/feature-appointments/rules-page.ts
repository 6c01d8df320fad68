import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatCheckbox } from '@angular/material/checkbox';
import {
  REMINDER_LANGUAGES,
  REMINDER_RULES_MAX,
  RULE_KINDS,
} from '@centralita/shared-types/appointment-rules';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { ApiError } from '../../../shared/data-api/api-error';
import { LanguageChoice } from '../../../shared/i18n/language';
import { FailureNotice } from '../../../shared/ui/failure-notice';
import { FailureWords } from '../../../shared/ui/failure-words';
import { Icon } from '../../../shared/ui/icon';
import { SelectBox } from '../../../shared/ui/select-box';
import { Skeleton } from '../../../shared/ui/skeleton';
import { Toasts } from '../../../shared/ui/toasts';
import { SessionStore } from '../../identity/api';
import { RuleEditor } from './rule-editor';
import { RulesStore } from './rules-store';

/** What is sent about appointments, and when: administrators write it, others read it. */
@Component({
  selector: 'app-rules-page',
  imports: [FailureNotice, Icon, MatButton, MatCheckbox, RuleEditor, SelectBox, Skeleton, TranslocoDirective],
  providers: [RulesStore],
  templateUrl: './rules-page.html',
  styleUrls: ['../../../shared/ui/page.scss', './rules-page.scss'],
})
export class RulesPage {
  protected readonly store = inject(RulesStore);
  private readonly session = inject(SessionStore);
  private readonly toasts = inject(Toasts);
  private readonly failures = inject(FailureWords);
  private readonly transloco = inject(TranslocoService);
  private readonly pageLanguage = inject(LanguageChoice).current;

  protected readonly kinds = RULE_KINDS;
  protected readonly rulesMax = REMINDER_RULES_MAX;
  protected readonly zones = computed(() => {
    const own = this.store.draft()?.timeZone;
    const all = new Set([...(own === undefined ? [] : [own]), ...Intl.supportedValuesOf('timeZone')]);
    return [...all].sort().map((zone) => ({ value: zone, text: zone.replaceAll('_', ' ') }));
  });
  protected readonly mayWrite = computed(() => this.session.allows('admin'));
  /** Time of day of the appointment that is shown as an example. */
  protected readonly time = signal('10:00');
  protected readonly busy = signal(false);
  protected readonly languages = computed(() =>
    REMINDER_LANGUAGES.map((code) => {
      const name = new Intl.DisplayNames(this.pageLanguage(), { type: 'language' }).of(code) ?? code;
      return { value: code, text: name.charAt(0).toLocaleUpperCase(this.pageLanguage()) + name.slice(1) };
    }),
  );

  protected async save(): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    try {
      await this.store.save();
      this.toasts.show({ text: this.transloco.translate<string>('appointments.rule.saved'), icon: 'check' });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.toasts.show({ text: this.failures.of(error, 'appointments.failure.'), icon: 'error' });
    } finally {
      this.busy.set(false);
    }
  }
}
