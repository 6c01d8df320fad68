import { Component, inject, input, output } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { KnownWords } from '../../../shared/i18n/known-words';
import { Icon } from '../../../shared/ui/icon';
import { When } from '../../../shared/ui/when';
import type { CallRow } from '../data/models/call-row';

/** Calls, each with whom, how it ended, when and for how long, and the way to call back. */
@Component({
  selector: 'app-call-list',
  imports: [Icon, MatIconButton, RouterLink, TranslocoDirective, When],
  templateUrl: './call-list.html',
  styleUrl: './call-list.scss',
})
export class CallList {
  private readonly known = inject(KnownWords);
  readonly rows = input.required<readonly CallRow[]>();
  /** False while a call is going on. */
  readonly canCall = input.required<boolean>();
  /** Whether this person may look at a call step by step. */
  readonly canWalk = input(false);
  /** The number to call, E.164. */
  readonly callBack = output<string>();

  /** `Assistant → To a person`; a flow that came as a plugin by its id. */
  protected pathOf({ path }: CallRow): string {
    return path.map((flow) => this.known.find(['calls.flow.' + flow]) ?? flow).join(' → ');
  }

  /** `75` is `1:15`. */
  protected lasted(seconds: number): string {
    const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
    const tail = `${String(minutes).padStart(hours > 0 ? 2 : 1, '0')}:${String(rest).padStart(2, '0')}`;
    return hours > 0 ? `${hours}:${tail}` : tail;
  }
}
