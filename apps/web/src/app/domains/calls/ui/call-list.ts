import { Component, inject, input, output } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { KnownWords } from '../../../shared/i18n/known-words';
import { Icon } from '../../../shared/ui/icon';
import { When } from '../../../shared/ui/when';
import type { CallRow } from '../data/models/call-row';
import { playTime } from './play-time';
import { RecordingList } from './recording-list';

/** Calls, each with whom, how it ended, when and for how long, and the way to call back. */
@Component({
  selector: 'app-call-list',
  imports: [Icon, MatIconButton, RecordingList, RouterLink, TranslocoDirective, When],
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
  /** Whether this person may delete what was recorded. */
  readonly canDelete = input(false);
  /** Something is being done with a recording. */
  readonly busy = input(false);
  /** The number to call, E.164. */
  readonly callBack = output<string>();
  /** Id of a recording. */
  readonly deleted = output<string>();
  readonly fetchedAgain = output<string>();

  /** `Assistant → To a person`; a flow that came as a plugin is `Bike shop` by its id `bike-shop`. */
  protected pathOf({ path }: CallRow): string {
    return path.map((flow) => this.known.find(['calls.flow.' + flow]) ?? inWords(flow)).join(' → ');
  }

  protected readonly lasted = playTime;
}

const inWords = (id: string): string => id.charAt(0).toUpperCase() + id.slice(1).replaceAll('-', ' ');
