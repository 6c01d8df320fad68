import { Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatCheckbox } from '@angular/material/checkbox';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { MatSlideToggle } from '@angular/material/slide-toggle';
import type { MessageTemplate, ReminderRule, ReminderRules } from '@centralita/shared-types';
import {
  REMINDER_CHANNELS,
  REMINDER_LANGUAGES,
  REMINDER_VARIABLES,
  type ReminderChannel,
  type ReminderLanguage,
} from '@centralita/shared-types/appointment-rules';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { LanguageChoice } from '../../../shared/i18n/language';
import { Clock } from '../../../shared/ui/clock';
import { Icon } from '../../../shared/ui/icon';
import { SelectBox } from '../../../shared/ui/select-box';
import { channelsUp, previewOf, ruleFault, unitOf, UNITS, type Unit } from '../data/models/rule-form';
import { chosenTemplate, withTemplate, withTemplateValue } from '../data/models/rule-template';

/** One rule: when it goes, over what, in which words; beside it, what a customer would get. */
@Component({
  selector: 'app-rule-editor',
  imports: [
    MatMenu,
    MatMenuItem,
    MatMenuTrigger,
    Icon,
    MatButton,
    MatCheckbox,
    MatIconButton,
    MatSlideToggle,
    SelectBox,
    TranslocoDirective,
  ],
  templateUrl: './rule-editor.html',
  styleUrls: ['../../../shared/ui/page.scss', './rule-editor.scss'],
})
export class RuleEditor {
  readonly rule = input.required<ReminderRule>();
  readonly rules = input.required<ReminderRules>();
  /** `HH:MM` of the appointment that is shown as an example. */
  readonly time = input.required<string>();
  /** Those that may be sent. */
  readonly templates = input<readonly MessageTemplate[]>([]);
  readonly readonly = input(false);
  readonly changed = output<Partial<ReminderRule>>();
  readonly removed = output();

  private readonly pageLanguage = inject(LanguageChoice).current;
  private readonly now = inject(Clock).now;

  protected readonly units = Object.keys(UNITS) as Unit[];
  protected readonly variables = REMINDER_VARIABLES;
  /** Stays what was chosen while the number is typed. */
  protected readonly unit = linkedSignal<string, Unit>({
    source: () => this.rule().id,
    computation: () => unitOf(this.rule().minutes),
  });
  protected readonly count = computed(() => this.rule().minutes / UNITS[this.unit()]);
  protected readonly channels = computed(() => {
    const chosen = this.rule().channels;
    return [...chosen, ...REMINDER_CHANNELS.filter((channel) => !chosen.includes(channel))];
  });
  protected readonly languages = computed(() => Object.keys(this.rule().texts) as ReminderLanguage[]);
  protected readonly others = computed(() =>
    REMINDER_LANGUAGES.filter((language) => !this.languages().includes(language)),
  );
  protected readonly language = linkedSignal<ReminderLanguage[], ReminderLanguage>({
    source: this.languages,
    computation: (languages, before) =>
      before && languages.includes(before.value)
        ? before.value
        : (languages.find((one) => one === this.rules().language) ?? languages[0] ?? 'es'),
  });
  /** Of the language that is shown. */
  protected readonly offered = computed(() =>
    this.templates().filter(({ language }) => language.slice(0, 2) === this.language()),
  );
  protected readonly template = computed(() => chosenTemplate(this.rule(), this.offered()));
  protected readonly fault = computed(() => ruleFault(this.rule()));
  protected readonly preview = computed(() => {
    const isSpanish = this.language() === 'es';
    const example = {
      time: this.time(),
      name: 'Lucía',
      what: isSpanish ? 'Revisión' : 'Check-up',
      where: 'Calle Mayor 3',
      with: isSpanish ? 'la doctora Ruiz' : 'Dr Ruiz',
    };
    return previewOf(this.rule(), this.rules(), example, this.language(), this.now());
  });
  protected readonly goes = computed(() => {
    const { at } = this.preview();
    if (typeof at !== 'number') return undefined;
    return new Intl.DateTimeFormat(this.pageLanguage(), {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      hour: 'numeric',
      minute: '2-digit',
      timeZone: this.rules().timeZone,
    }).format(at);
  });

  private readonly texts = inject(TranslocoService);
  private word(key: string): string {
    return this.texts.translate<string>('appointments.' + key, {}, this.texts.activeLang());
  }
  protected readonly unitChoices = computed(() =>
    this.units.map((value) => ({ value, text: this.word('unit.' + value) })),
  );
  protected readonly languageChoices = computed(() =>
    this.languages().map((value) => ({ value, text: this.nameOf(value) })),
  );
  protected readonly templateChoices = computed(() => [
    { value: '', text: this.word('rule.noTemplate') },
    ...this.offered().map(({ id, name }) => ({ value: id, text: name })),
  ]);

  protected nameOf(language: string): string {
    const name = new Intl.DisplayNames(this.pageLanguage(), { type: 'language' }).of(language) ?? language;
    return name.charAt(0).toLocaleUpperCase(this.pageLanguage()) + name.slice(1);
  }

  protected setTime(count: string, unit: Unit): void {
    this.unit.set(unit);
    this.changed.emit({ minutes: Math.round(Number(count) * UNITS[unit]) });
  }

  protected toggle(channel: ReminderChannel, isOn: boolean): void {
    const { channels } = this.rule();
    this.changed.emit({
      channels: isOn ? [...channels, channel] : channels.filter((one) => one !== channel),
    });
  }

  protected up(channel: ReminderChannel): void {
    this.changed.emit({ channels: channelsUp(this.rule().channels, channel) });
  }

  protected write(text: string): void {
    this.changed.emit({ texts: { ...this.rule().texts, [this.language()]: text } });
  }

  protected chooseTemplate(id: string): void {
    this.changed.emit({ templates: withTemplate(this.rule(), this.offered(), id) });
  }

  protected writeValue(name: string, text: string): void {
    const id = this.template()?.template.id ?? '';
    this.changed.emit({ templates: withTemplateValue(this.rule(), id, name, text) });
  }

  protected addLanguage(language: string): void {
    const found = REMINDER_LANGUAGES.find((one) => one === language);
    if (!found) return;
    this.changed.emit({ texts: { ...this.rule().texts, [found]: '' } });
    this.language.set(found);
  }

  protected removeLanguage(): void {
    const { [this.language()]: _gone, ...texts } = this.rule().texts;
    this.changed.emit({ texts });
  }
}
