import { Component, input } from '@angular/core';
import type { RecordingTranscript } from '@centralita/shared-types';
import { TranslocoDirective } from '@jsverse/transloco';
import { playTime } from './play-time';

/** Who said what in a call, and when; or why it is not written down. */
@Component({
  selector: 'app-transcript',
  imports: [TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      @if (transcript().lines; as lines) {
        @if (lines.length > 0) {
          <details>
            <summary>{{ t('calls.recording.transcript.said') }}</summary>
            <ol>
              @for (line of lines; track $index) {
                <li>
                  <span class="tabular">{{ time(line.atSec) }}</span>
                  <p dir="auto">
                    @if (line.side; as side) {
                      <strong>{{ t('calls.recording.transcript.' + side) }}: </strong>
                    }
                    {{ line.text }}
                  </p>
                </li>
              }
            </ol>
          </details>
        } @else {
          <p class="quiet">{{ t('calls.recording.transcript.nothing') }}</p>
        }
      } @else {
        <p class="quiet" role="status">
          {{ t('calls.recording.transcript.' + (transcript().problem ?? 'writing')) }}
        </p>
      }
    </ng-container>
  `,
  styleUrl: './transcript.scss',
})
export class Transcript {
  readonly transcript = input.required<RecordingTranscript>();
  protected readonly time = playTime;
}
