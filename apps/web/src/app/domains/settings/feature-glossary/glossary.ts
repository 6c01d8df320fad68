import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { hasWords } from '../../../shared/i18n/has-words';
import { PageHeader } from '../../../shared/ui/page-header';
import { SearchBox } from '../../../shared/ui/search-box';
import { GLOSSARY_TERMS } from '../data/models/glossary-terms';
import { ActivatedRoute } from '@angular/router';
import { toSignal } from '@angular/core/rxjs-interop';

/** The words of this trade in plain language, found by what is typed and linked from the labels that use them. */
@Component({
  selector: 'app-glossary',
  imports: [MatButton, PageHeader, SearchBox, TranslocoDirective],
  templateUrl: './glossary.html',
  styleUrl: './glossary.scss',
})
export class Glossary {
  private readonly transloco = inject(TranslocoService);
  /** What is searched for, from the address (`?q=`). */
  readonly q = input<string>();

  protected readonly fragment = toSignal(inject(ActivatedRoute).fragment);
  protected readonly query = linkedSignal(() => this.q() ?? '');
  private readonly entries = computed(() => {
    const language = this.transloco.activeLang();
    const word = (id: string, part: 'name' | 'text') =>
      this.transloco.translate<string>(`settings.terms.${id}.${part}`, {}, language);
    return GLOSSARY_TERMS.map(({ id, docs }) => ({
      id,
      docs,
      name: word(id, 'name'),
      text: word(id, 'text'),
    })).sort((a, b) => a.name.localeCompare(b.name, language));
  });
  protected readonly found = computed(() => {
    const query = this.query();
    return this.entries().filter(({ name, text }) => hasWords(`${name} ${text}`, query));
  });
}
