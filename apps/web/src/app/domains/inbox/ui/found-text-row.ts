import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { FoundText } from '@centralita/shared-types';
import { TranslocoDirective } from '@jsverse/transloco';
import { When } from '../../../shared/ui/when';
import { ContactMark } from './contact-mark';
import { ContactNames } from './contact-names';

/** A message or a note that a search has found: with whom, when, and the line with the words; leads to its place. */
@Component({
  selector: 'app-found-text-row',
  imports: [ContactMark, RouterLink, TranslocoDirective, When],
  templateUrl: './found-text-row.html',
  styleUrls: ['./list-row.scss', './found-text-row.scss'],
})
export class FoundTextRow {
  readonly found = input.required<FoundText>();
  /** Whether Tab comes here: one row of the list has it. */
  readonly inTabOrder = input(true);
  private readonly names = inject(ContactNames);

  protected readonly name = computed(() => this.names.of(this.found()));
  protected readonly place = computed(() => ({ at: this.found().at, to: this.found().id }));
}
