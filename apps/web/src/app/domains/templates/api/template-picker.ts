import { Component, computed, effect, inject, input, model, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialogClose } from '@angular/material/dialog';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { RouterLink } from '@angular/router';
import type { MessageTemplate, TemplateValue } from '@centralita/shared-types';
import { fieldKey } from '@centralita/shared-types/saved-reply-text';
import { fillText, missingValues, TEMPLATE_VALUE_MAX } from '@centralita/shared-types/template-text';
import { TranslocoDirective } from '@jsverse/transloco';
import { liveRemote } from '../../../shared/data-live/live-remote';
import { LanguageChoice } from '../../../shared/i18n/language';
import { PhoneLibraryLoader } from '../../../shared/phone-format/phone-library';
import { EmptyState } from '../../../shared/ui/empty-state';
import { FailureNotice } from '../../../shared/ui/failure-notice';
import { SelectBox } from '../../../shared/ui/select-box';
import { Skeleton } from '../../../shared/ui/skeleton';
import { OrganisationChoice } from '../../people/api';
import { fittingTemplate, type Recipient } from '../data/models/fitting-template';
import { languageName } from '../data/models/language-name';
import { TemplatesClient } from '../data/templates-client';
import { TemplatePreview } from '../ui/template-preview';

/** What is to be sent. */
export interface ChosenTemplate {
  templateId: string;
  templateValues: TemplateValue[];
  /** As the other side reads it. */
  text: string;
}

/** Chooses an approved template, fills its variables, and shows what the other side gets. */
@Component({
  selector: 'app-template-picker',
  imports: [
    EmptyState,
    FailureNotice,
    MatButton,
    MatDialogClose,
    MatFormField,
    MatHint,
    MatInput,
    MatLabel,
    RouterLink,
    SelectBox,
    Skeleton,
    TemplatePreview,
    TranslocoDirective,
  ],
  templateUrl: './template-picker.html',
  styles: `
    :host {
      display: grid;
      gap: 16px;
    }
    .why {
      margin: -8px 0 0;
      color: var(--mat-sys-on-surface-variant);
      font: var(--mat-sys-body-small);
    }
    .preview-label {
      margin: 0 0 4px;
      color: var(--mat-sys-on-surface-variant);
      font: var(--mat-sys-label-medium);
    }
  `,
})
export class TemplatePicker {
  /** Undefined while a value is missing. */
  readonly chosen = model<ChosenTemplate>();

  /** What is known of whoever it goes to, by `fieldKey` of the names of fields: it stands in variables of the same name. */
  readonly known = input<ReadonlyMap<string, string>>(new Map());

  /** To whom it goes: it starts with a template in their language. */
  readonly recipient = input<Recipient>({});

  private readonly client = inject(TemplatesClient);
  private readonly phones = inject(PhoneLibraryLoader);
  private readonly pageLanguage = inject(LanguageChoice).current;
  protected readonly valueMax = TEMPLATE_VALUE_MAX;
  protected readonly list = liveRemote({
    of: inject(OrganisationChoice).id,
    kinds: ['templates/changed', 'templates/approved', 'templates/rejected'],
    ask: (id) => this.client.list(id),
  });
  protected readonly approved = computed(() =>
    this.list.value()?.items.filter(({ state }) => state === 'approved'),
  );
  protected readonly choices = computed(() =>
    (this.approved() ?? []).map((one) => ({ value: one.id, text: this.nameOf(one) })),
  );
  private readonly id = signal<string | undefined>(undefined);
  private readonly country = computed(() => {
    const { number } = this.recipient();
    return number === undefined ? undefined : this.phones.library()?.countryOfNumber(number);
  });
  private readonly fitting = computed(() =>
    fittingTemplate(this.approved() ?? [], this.recipient().language, this.country(), this.pageLanguage()),
  );
  private readonly chosenByHand = computed(() => this.approved()?.find(({ id }) => id === this.id()));
  /** The one that was chosen; at first one in the language of whoever it goes to. */
  protected readonly template = computed(() => this.chosenByHand() ?? this.fitting()?.template);
  /** Under `templates.picker.by.`: why it starts in this language. Undefined once one was chosen. */
  protected readonly startsBy = computed(() => {
    const fitting = this.chosenByHand() ? undefined : this.fitting();
    const { language, number } = this.recipient();
    if (fitting?.by === 'page' && !language && number === undefined) return 'start';
    return fitting && (fitting.by ?? 'none');
  });
  protected readonly language = computed(() =>
    languageName(this.template()?.language ?? '', this.pageLanguage()),
  );
  protected readonly countryName = computed(() => {
    const country = this.country();
    if (country === undefined) return '';
    return new Intl.DisplayNames(this.pageLanguage(), { type: 'region' }).of(country) ?? country;
  });
  /** Of any template: who changes their mind about the language has not typed in vain. */
  private readonly typed = signal<Readonly<Record<string, string>>>({});
  protected readonly values = computed<Readonly<Record<string, string>>>(() => {
    const names = this.template()?.variables.map(({ name }) => name) ?? [];
    const known = names.map((name) => [name, this.known().get(fieldKey(name)) ?? '']);
    return { ...(Object.fromEntries(known) as Record<string, string>), ...this.typed() };
  });
  protected readonly titles = computed(() => this.template()?.buttons.map(({ title }) => title) ?? []);

  constructor() {
    effect(() => this.chosen.set(this.filled()));
    effect(() => {
      if (this.recipient().number !== undefined) void this.phones.load();
    });
  }

  protected choose(id: string): void {
    this.id.set(id);
  }

  protected fill(name: string, value: string): void {
    this.typed.update((before) => ({ ...before, [name]: value }));
  }

  /** The field of the name is there, and says nothing of them. */
  protected isUnknown(name: string): boolean {
    return this.known().get(fieldKey(name)) === '';
  }

  private nameOf({ name, language }: MessageTemplate): string {
    return `${name} · ${languageName(language, this.pageLanguage())}`;
  }

  private filled(): ChosenTemplate | undefined {
    const template = this.template();
    const values = this.values();
    if (!template || missingValues(template.body, values).length > 0) return undefined;
    const templateValues = template.variables.map(({ name }) => ({ name, value: values[name] ?? '' }));
    return { templateId: template.id, templateValues, text: fillText(template.body, values) };
  }
}
