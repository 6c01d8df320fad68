import { Component, computed, input, output } from '@angular/core';
import type { Message } from '@centralita/shared-types';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon } from '../../../shared/ui/icon';
import { sourceOfCode, wordsOfCode } from '../data/models/message-trouble';

/** Why a message of ours did not arrive, or that nobody knows whether it did, what to do about it, and *Send again* where that can help. */
@Component({
  selector: 'app-message-trouble',
  imports: [Icon, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      @if (error(); as error) {
        <p>
          <strong>{{ t('inbox.code.' + key() + '.cause') }}</strong>
          {{ t('inbox.code.' + key() + '.next') }}
        </p>
        <p class="code">
          @if (error.detail && (key() === 'other' || source() === 'sendgrid')) {
            <span lang="en">{{ error.detail }}</span>
          }
          {{ t('inbox.trouble.code.' + source(), { code: error.code }) }}
        </p>
      } @else if (message().status === 'uncertain') {
        <p>{{ t('inbox.status.notFound') }}</p>
      } @else {
        <p>{{ t('inbox.code.unknown.next') }}</p>
      }
      @if (message().canRetry) {
        <button type="button" [disabled]="busy()" (click)="retry.emit()">
          <app-icon name="retry" />{{ t('inbox.trouble.again') }}
        </button>
      }
    </ng-container>
  `,
  styleUrl: './trouble.scss',
})
export class MessageTrouble {
  readonly message = input.required<Message>();
  readonly busy = input(false);
  readonly retry = output();

  protected readonly error = computed(() => this.message().error);
  protected readonly key = computed(() => wordsOfCode(this.error()?.code ?? ''));
  protected readonly source = computed(() => sourceOfCode(this.error()?.code ?? ''));
}
