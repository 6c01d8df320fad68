import { Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

/** What says most about a step, first; the rest of what Twilio sends stands behind a click. */
const TELLING = [
  'CallStatus',
  'From',
  'To',
  'Digits',
  'SpeechResult',
  'Confidence',
  'DialCallStatus',
  'QueueResult',
];

/** What Twilio sent to a step, under its own names, and what the link carried. */
@Component({
  selector: 'app-sent-list',
  imports: [TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      <dl>
        @for (one of first(); track one.name) {
          <dt>{{ one.name }}</dt>
          <dd>{{ one.value }}</dd>
        }
      </dl>
      @if (rest().length > 0) {
        <details>
          <summary>{{ t('flows.walk.more', { count: rest().length }) }}</summary>
          <dl>
            @for (one of rest(); track one.name) {
              <dt>{{ one.name }}</dt>
              <dd>{{ one.value }}</dd>
            }
          </dl>
        </details>
      }
    </ng-container>
  `,
  styles: `
    dl {
      display: grid;
      grid-template-columns: minmax(0, auto) minmax(0, 1fr);
      gap: 4px 16px;
      margin: 0;
      font: var(--mat-sys-body-small);
    }
    dt {
      color: var(--mat-sys-on-surface-variant);
    }
    dd {
      margin: 0;
      overflow-wrap: anywhere;
    }
    summary {
      min-height: 32px;
      width: fit-content;
      align-content: center;
      cursor: pointer;
      color: var(--mat-sys-primary);
      font: var(--mat-sys-label-large);
    }
  `,
})
export class SentList {
  readonly parameters = input.required<Readonly<Record<string, string>>>();
  readonly query = input.required<Readonly<Record<string, string>>>();

  private readonly all = computed(() => [
    ...Object.entries(this.parameters()).map(([name, value]) => ({ name, value })),
    ...Object.entries(this.query()).map(([name, value]) => ({ name: `q.${name}`, value })),
  ]);
  private readonly isTelling = ({ name }: { name: string }): boolean =>
    TELLING.includes(name) || name.startsWith('q.');
  protected readonly first = computed(() => this.all().filter((one) => this.isTelling(one)));
  protected readonly rest = computed(() => this.all().filter((one) => !this.isTelling(one)));
}
