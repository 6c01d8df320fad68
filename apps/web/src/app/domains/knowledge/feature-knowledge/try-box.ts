import { Component, computed, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { TRIED_QUESTION_MAX } from '@centralita/shared-types/rules';
import { TranslocoDirective } from '@jsverse/transloco';
import { LanguageChoice } from '../../../shared/i18n/language';
import { FailureNotice } from '../../../shared/ui/failure-notice';
import { Icon } from '../../../shared/ui/icon';
import { StateChip } from '../../../shared/ui/state-chip';
import { languageName } from '../data/models/language-name';
import { TryStore } from './try-store';

/** What would the bot say? Shows the answer, where it is from, how well it fits, and how long it took. */
@Component({
  selector: 'app-try-box',
  imports: [FailureNotice, Icon, MatButton, MatFormField, MatInput, MatLabel, StateChip, TranslocoDirective],
  providers: [TryStore],
  templateUrl: './try-box.html',
  styleUrls: ['../../../shared/ui/page.scss', './try-box.scss'],
})
export class TryBox {
  protected readonly store = inject(TryStore);
  private readonly pageLanguage = inject(LanguageChoice).current;

  /** Whether to offer to write what was missed. */
  readonly mayWrite = input(false);
  /** Somebody wants to write the article that was missed: the question. */
  readonly missed = output<string>();
  protected readonly question = signal('');
  protected readonly asked = signal('');
  protected readonly lengthMax = TRIED_QUESTION_MAX;

  protected readonly from = computed(() => {
    const source = this.store.answer()?.source;
    if (!source) return undefined;
    // Small talk comes from no article.
    return source.kind === 'knowledge' && source.id === undefined ? 'courtesy' : source.kind;
  });
  protected readonly fits = computed(() => {
    const score = this.store.answer()?.source?.score;
    if (score === undefined) return undefined;
    return new Intl.NumberFormat(this.pageLanguage(), { style: 'percent' }).format(score);
  });
  protected readonly took = computed(() =>
    new Intl.NumberFormat(this.pageLanguage()).format(this.store.answer()?.source?.tookMs ?? 0),
  );
  protected readonly language = computed(() =>
    languageName(this.store.answer()?.language ?? 'en', this.pageLanguage()),
  );

  protected async ask(event: Event): Promise<void> {
    event.preventDefault();
    const question = this.question().trim();
    if (!question) return;
    this.asked.set(question);
    await this.store.ask(question);
  }
}
