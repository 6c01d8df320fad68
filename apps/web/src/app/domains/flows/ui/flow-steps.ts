import { Component, inject, input } from '@angular/core';
import type { AnsweringFlow } from '@centralita/shared-types';
import { FlowNames } from './flow-names';

/** The steps of a flow as they stand in its code, each with what makes it run. */
@Component({
  selector: 'app-flow-steps',
  template: `
    <ol>
      @for (step of steps(); track step.name) {
        <li>
          <span>{{ names.eventOf(step.event) }}</span>
          <code>{{ step.name }}</code>
        </li>
      }
    </ol>
  `,
  styles: `
    ol {
      margin: 4px 0 0;
      padding: 0;
      list-style: none;
    }
    li {
      position: relative;
      display: flex;
      flex-wrap: wrap;
      gap: 0 8px;
      justify-content: space-between;
      padding: 4px 0 4px 20px;
      font: var(--mat-sys-body-small);
    }
    li::before {
      content: '';
      position: absolute;
      inset: 10px auto auto 2px;
      width: 8px;
      height: 8px;
      border-radius: 50%;
      background: var(--mat-sys-primary);
    }
    li:not(:last-child)::after {
      content: '';
      position: absolute;
      inset: 20px auto -10px 5px;
      width: 2px;
      background: var(--mat-sys-outline-variant);
    }
    code {
      color: var(--mat-sys-on-surface-variant);
      overflow-wrap: anywhere;
    }
  `,
})
export class FlowSteps {
  protected readonly names = inject(FlowNames);
  readonly steps = input.required<AnsweringFlow['steps']>();
}
