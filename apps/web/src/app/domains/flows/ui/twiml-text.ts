import { Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { diffLines, twimlLines, type DiffLine } from '../data/models/twiml-lines';

/** TwiML, an element a line; with another beside it, what each has alone. */
@Component({
  selector: 'app-twiml-text',
  imports: [TranslocoDirective],
  template: `
    <pre tabindex="0" *transloco="let t"><code>@for (line of lines(); track $index) {<span
      [class]="line.kind"
      ><span aria-hidden="true" class="mark">{{ marks[line.kind] }}</span>@if (line.kind !== 'same') {<span
        class="visually-hidden">{{ t('flows.walk.line.' + line.kind) }}: </span>}{{ line.text }}
</span>}</code></pre>
  `,
  styles: `
    pre {
      margin: 0;
      padding: 12px;
      border-radius: 8px;
      background: var(--mat-sys-surface-container-high);
      font-size: 12px;
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }
    .then {
      background: var(--c-ended-container);
      color: var(--c-on-ended-container);
    }
    .now {
      background: var(--c-live-container);
      color: var(--c-on-live-container);
    }
    .mark:not(:empty) {
      display: inline-block;
      width: 2ch;
    }
  `,
})
export class TwimlText {
  readonly twiml = input.required<string>();
  /** What is answered today, where that is to be seen beside it. */
  readonly now = input<string>();
  protected readonly marks = { same: '', then: '−', now: '+' };

  protected readonly lines = computed<DiffLine[]>(() => {
    const [then, now] = [twimlLines(this.twiml()), this.now()];
    return now === undefined || now === this.twiml()
      ? then.map((text) => ({ kind: 'same', text }))
      : diffLines(then, twimlLines(now));
  });
}
