import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import { ActivatedRoute } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { hasWords } from '../../../shared/i18n/has-words';
import { PageHeader } from '../../../shared/ui/page-header';
import { SearchBox } from '../../../shared/ui/search-box';
import { HELP_ENTRIES } from '../data/models/help-entries';

/** What goes wrong, by what is seen: why it is so and what to do. Found by what is typed; each has an address. */
@Component({
  selector: 'app-help-page',
  imports: [MatButton, PageHeader, SearchBox, TranslocoDirective],
  templateUrl: './help-page.html',
  styleUrl: '../../../shared/ui/page.scss',
})
export class HelpPage {
  private readonly transloco = inject(TranslocoService);
  /** What is searched for, from the address (`?q=`). */
  readonly q = input<string>();

  protected readonly fragment = toSignal(inject(ActivatedRoute).fragment);
  protected readonly query = linkedSignal(() => this.q() ?? '');
  private readonly entries = computed(() => {
    const language = this.transloco.activeLang();
    const word = (id: string, part: string) =>
      this.transloco.translate<string>('help.entry.' + id + '.' + part, {}, language);
    return HELP_ENTRIES.map((id) => ({
      id,
      sign: word(id, 'sign'),
      why: word(id, 'why'),
      todo: word(id, 'todo'),
    }));
  });
  protected readonly found = computed(() => {
    const query = this.query();
    return this.entries().filter(({ sign, why, todo }) => hasWords(`${sign} ${why} ${todo}`, query));
  });
}
