import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { MessageTemplate } from '@centralita/shared-types';
import { TranslocoDirective } from '@jsverse/transloco';
import { LanguageChoice } from '../../../shared/i18n/language';
import { EmptyState } from '../../../shared/ui/empty-state';
import { FailureNotice } from '../../../shared/ui/failure-notice';
import { Icon } from '../../../shared/ui/icon';
import { nextFocus } from '../../../shared/ui/next-focus';
import { Notice } from '../../../shared/ui/notice';
import { PageHeader } from '../../../shared/ui/page-header';
import { Skeleton } from '../../../shared/ui/skeleton';
import { StateChip } from '../../../shared/ui/state-chip';
import { When } from '../../../shared/ui/when';
import { SessionStore } from '../../identity/api';
import { OrganisationSelect } from '../../people/api';
import { languageName } from '../data/models/language-name';
import { STATE_LOOKS } from '../data/models/template-state';
import { TemplatePreview } from '../ui/template-preview';
import { TemplatesActions } from './templates-actions';
import { TemplatesStore } from './templates-store';

/** Message templates: where each stands with WhatsApp, and for administrators writing and submitting them. */
@Component({
  selector: 'app-templates-page',
  imports: [
    EmptyState,
    FailureNotice,
    Icon,
    MatButton,
    Notice,
    OrganisationSelect,
    PageHeader,
    Skeleton,
    StateChip,
    TemplatePreview,
    TranslocoDirective,
    When,
  ],
  providers: [TemplatesActions, TemplatesStore],
  templateUrl: './templates-page.html',
  styleUrls: ['../../../shared/ui/page.scss', './templates-page.scss'],
})
export class TemplatesPage {
  protected readonly store = inject(TemplatesStore);
  protected readonly actions = inject(TemplatesActions);
  private readonly session = inject(SessionStore);
  private readonly pageLanguage = inject(LanguageChoice).current;
  private readonly focus = nextFocus();

  protected readonly mayWrite = computed(() => this.session.allows('admin'));
  protected readonly looks = STATE_LOOKS;

  protected nameOf(language: string): string {
    return languageName(language, this.pageLanguage());
  }

  protected samplesOf({ variables }: MessageTemplate): Record<string, string> {
    return Object.fromEntries(variables.map(({ name, sample }) => [name, sample]));
  }

  protected titlesOf({ buttons }: MessageTemplate): string[] {
    return buttons.map(({ title }) => title);
  }

  protected async remove(template: MessageTemplate): Promise<void> {
    const focusNext = this.focus.afterRow('#templates-heading');
    await this.actions.remove(template);
    focusNext();
  }
}
