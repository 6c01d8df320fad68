import { Component, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon } from '../../../shared/ui/icon';
import { When } from '../../../shared/ui/when';
import type { ShownRecording } from '../data/models/shown-recording';
import { SoundPlayer } from './sound-player';
import { Transcript } from './transcript';

/** What was said in one call: how that was allowed, a player, or why there is nothing to hear. */
@Component({
  selector: 'app-recording-list',
  imports: [Icon, MatButton, SoundPlayer, Transcript, TranslocoDirective, When],
  templateUrl: './recording-list.html',
  styleUrl: './recording-list.scss',
})
export class RecordingList {
  readonly recordings = input.required<readonly ShownRecording[]>();
  /** With whom the call was. */
  readonly name = input.required<string>();
  readonly canDelete = input(false);
  /** Something is being done with one. */
  readonly busy = input(false);
  readonly deleted = output<string>();
  readonly fetchedAgain = output<string>();
}
