import { Component, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { NumberSetup } from '@centralita/shared-types';
import { TranslocoDirective } from '@jsverse/transloco';
import { NumberFormat } from '../../../shared/phone-format/number-format';
import { CopyButton } from '../../../shared/ui/copy-button';
import { Icon } from '../../../shared/ui/icon';
import { StateChip } from '../../../shared/ui/state-chip';
import { When } from '../../../shared/ui/when';

/** A number: whether it leads here, what is otherwise at Twilio, and the buttons that change it and put it back. */
@Component({
  selector: 'app-number-card',
  imports: [CopyButton, Icon, MatButton, StateChip, TranslocoDirective, When],
  templateUrl: './number-card.html',
  styleUrls: ['../../../shared/ui/page.scss', './number-card.scss'],
})
export class NumberCard {
  readonly number = input.required<NumberSetup>();
  readonly busy = input(false);
  /** False where Twilio cannot reach this server: nothing is set then. */
  readonly reachable = input(true);
  readonly lead = output();
  readonly putBack = output();

  protected readonly format = inject(NumberFormat);

  protected listed(phoneNumbers: readonly string[]): string {
    return phoneNumbers.map((each) => this.format.format(each)).join(', ');
  }
}
