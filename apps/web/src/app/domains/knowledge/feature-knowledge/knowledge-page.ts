import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import type { Article } from '@centralita/shared-types';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { LanguageChoice } from '../../../shared/i18n/language';
import { EmptyState } from '../../../shared/ui/empty-state';
import { FailureNotice } from '../../../shared/ui/failure-notice';
import { Icon } from '../../../shared/ui/icon';
import { nextFocus } from '../../../shared/ui/next-focus';
import { PageHeader } from '../../../shared/ui/page-header';
import { SearchBox } from '../../../shared/ui/search-box';
import { SelectBox } from '../../../shared/ui/select-box';
import { Skeleton } from '../../../shared/ui/skeleton';
import { StateChip } from '../../../shared/ui/state-chip';
import { When } from '../../../shared/ui/when';
import { SessionStore } from '../../identity/api';
import { OrganisationSelect } from '../../people/api';
import { languageName } from '../data/models/language-name';
import { KnowledgeActions } from './knowledge-actions';
import { KnowledgeStore } from './knowledge-store';
import { ThresholdBox } from './threshold-box';
import { TryBox } from './try-box';

/** What the bot knows: try it, read it, and for administrators write it. */
@Component({
  selector: 'app-knowledge-page',
  imports: [
    EmptyState,
    FailureNotice,
    Icon,
    MatButton,
    MatMenu,
    MatMenuItem,
    MatMenuTrigger,
    OrganisationSelect,
    PageHeader,
    SearchBox,
    SelectBox,
    Skeleton,
    StateChip,
    TranslocoDirective,
    ThresholdBox,
    TryBox,
    When,
  ],
  providers: [KnowledgeActions, KnowledgeStore],
  templateUrl: './knowledge-page.html',
  styleUrls: ['../../../shared/ui/page.scss', '../../../shared/ui/filters.scss', './knowledge-page.scss'],
})
export class KnowledgePage {
  protected readonly store = inject(KnowledgeStore);
  protected readonly actions = inject(KnowledgeActions);
  private readonly session = inject(SessionStore);
  private readonly pageLanguage = inject(LanguageChoice).current;
  private readonly focus = nextFocus();
  private readonly words = inject(TranslocoService);

  protected readonly languages = computed(() => [
    {
      value: '',
      text: this.words.translate<string>('knowledge.everyLanguage', {}, this.words.activeLang()),
    },
    ...this.store.languages().map((value) => ({ value, text: this.nameOf(value) })),
  ]);

  protected readonly mayWrite = computed(() => this.session.allows('admin'));

  protected nameOf(language: string): string {
    return languageName(language, this.pageLanguage());
  }

  protected async remove(article: Article): Promise<void> {
    const focusNext = this.focus.afterRow('#articles-heading');
    await this.actions.remove(article);
    focusNext();
  }
}
