import { Component, computed, inject, input } from '@angular/core';
import type { ThreadEntry } from '@centralita/shared-types';
import { TranslocoDirective } from '@jsverse/transloco';
import { LanguageChoice } from '../../../shared/i18n/language';
import { Icon } from '../../../shared/ui/icon';
import { ClockTime } from './clock-time';
import { LinkedText } from './linked-text';

/** What the team wrote (a note, which customers never see) or did, between the messages of a thread. */
@Component({
  selector: 'app-thread-entry-line',
  imports: [ClockTime, Icon, LinkedText, TranslocoDirective],
  templateUrl: './thread-entry-line.html',
  styleUrl: './thread-entry-line.scss',
  host: { '[class.note]': "entry().kind === 'note'" },
})
export class ThreadEntryLine {
  readonly entry = input.required<ThreadEntry>();
  /** Id of whoever reads this. */
  readonly me = input<string>();
  private readonly language = inject(LanguageChoice).current;

  protected readonly isMine = computed(() => this.entry().person?.id === this.me());
  /** Which sentence: somebody else, oneself or the server did it, to another or to oneself. */
  protected readonly key = computed(() => {
    const { kind, person, assignee } = this.entry();
    const who = person === null ? 'server' : this.isMine() ? 'me' : 'other';
    if (kind === 'rated') return 'inbox.entry.rated';
    if (kind !== 'assigned') return 'inbox.entry.' + kind + '.' + (kind === 'woken' ? 'server' : who);
    const toSelf = assignee?.id === person?.id;
    return (
      'inbox.entry.assigned.' + who + (toSelf ? 'ToSelf' : assignee?.id === this.me() ? 'ToMe' : 'ToOther')
    );
  });
  protected readonly until = computed(() => {
    const { until } = this.entry();
    const options = {
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      hour: 'numeric',
      minute: '2-digit',
    } as const;
    return until === null ? '' : new Intl.DateTimeFormat(this.language(), options).format(until);
  });
}
