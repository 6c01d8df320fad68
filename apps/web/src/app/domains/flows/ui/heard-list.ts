import { Component, inject, input } from '@angular/core';
import type { AnsweringFlow, FlowPreview, HeardItem } from '@centralita/shared-types';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon } from '../../../shared/ui/icon';
import type { IconName } from '../../../shared/ui/icon-paths';
import { FlowNames } from './flow-names';
import { TwimlText } from './twiml-text';

const ICONS: Record<HeardItem['kind'], IconName> = {
  says: 'message',
  plays: 'message',
  listens: 'waiting',
  rings: 'phone',
  records: 'plus',
  waits: 'waiting',
  joins: 'people',
  'goes-on': 'arrow-right',
  ends: 'close',
};

/** What a caller would hear at first, flow by flow, with the TwiML of each. */
@Component({
  selector: 'app-heard-list',
  imports: [Icon, TranslocoDirective, TwimlText],
  template: `
    <ng-container *transloco="let t">
      @for (step of preview().steps; track $index) {
        <h3>{{ titleOf(step.flow) }}</h3>
        <ul>
          @for (item of step.heard; track $index) {
            <li>
              <app-icon [name]="icons[item.kind]" />
              @if (item.kind === 'says') {
                <q>{{ item.text }}</q>
              } @else {
                <span>{{
                  t('flows.heard.' + item.kind, { what: item.text ? titleOf(item.text) : '' })
                }}</span>
              }
            </li>
          }
        </ul>
        <details>
          <summary>TwiML</summary>
          <app-twiml-text [twiml]="step.twiml" />
        </details>
      }
    </ng-container>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 8px;
    }
    h3 {
      font: var(--mat-sys-title-small);
    }
    ul {
      display: grid;
      gap: 8px;
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      gap: 10px;
      align-items: start;
      font: var(--mat-sys-body-medium);
      --icon-size: 20px;
    }
    summary {
      min-height: 32px;
      width: fit-content;
      align-content: center;
      cursor: pointer;
      color: var(--mat-sys-primary);
      font: var(--mat-sys-label-large);
    }
    app-twiml-text {
      display: block;
      margin: 4px 0 8px;
    }
  `,
})
export class HeardList {
  private readonly names = inject(FlowNames);
  readonly preview = input.required<FlowPreview>();
  readonly flows = input.required<readonly AnsweringFlow[]>();
  protected readonly icons = ICONS;

  protected titleOf(id: string): string {
    const flow = this.flows().find((one) => one.id === id);
    return flow ? this.names.titleOf(flow) : id;
  }
}
