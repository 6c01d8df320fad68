import { Component, computed, inject, input } from '@angular/core';
import type { AnswerSource as Source } from '@centralita/shared-types';
import { TranslocoDirective } from '@jsverse/transloco';
import { LanguageChoice } from '../../../shared/i18n/language';

/** Names of bots as their makers write them. */
const BOTS: Record<string, string> = { gemini: 'Gemini' };

/** Where an answer of the bot is from, in one line; all that is known of it when it is opened. */
@Component({
  selector: 'app-answer-source',
  imports: [TranslocoDirective],
  templateUrl: './answer-source.html',
  styleUrl: './answer-source.scss',
})
export class AnswerSource {
  readonly source = input.required<Source>();
  private readonly language = inject(LanguageChoice).current;

  protected readonly bot = computed(() => {
    const bot = this.source().bot ?? '';
    return BOTS[bot] ?? bot;
  });
  /** `cache · imv_es_01 · 12 ms`, without the first part, which the page words. */
  protected readonly parts = computed(() => {
    const { kind, id, title, score } = this.source();
    const known = kind === 'cache' ? (id ?? title) : (title ?? id);
    const fits = kind === 'knowledge' && score !== undefined ? this.number(score, 2) : undefined;
    return [known, fits, this.took()].filter((part) => part !== undefined && part !== '');
  });
  protected readonly took = computed(() =>
    new Intl.NumberFormat(this.language(), {
      style: 'unit',
      unit: 'millisecond',
      maximumFractionDigits: 0,
    }).format(this.source().tookMs),
  );
  protected readonly percent = computed(() => {
    const { score } = this.source();
    return score === undefined
      ? undefined
      : new Intl.NumberFormat(this.language(), { style: 'percent' }).format(score);
  });

  private number(value: number, digits: number): string {
    const format = { minimumFractionDigits: digits, maximumFractionDigits: digits };
    return new Intl.NumberFormat(this.language(), format).format(value);
  }
}
