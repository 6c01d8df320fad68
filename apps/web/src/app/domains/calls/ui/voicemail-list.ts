import { Component, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { VoicemailItem } from '@centralita/shared-types';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon } from '../../../shared/ui/icon';
import { StateChip } from '../../../shared/ui/state-chip';
import { When } from '../../../shared/ui/when';
import { SoundPlayer } from './sound-player';

export interface VoicemailRow extends VoicemailItem {
  /** The caller's number, written for people; undefined where it was hidden. */
  number: string | undefined;
  /** E.164, where it can be called back. */
  dial: string | undefined;
  /** Address of the sound, where it is there. */
  sound: string | undefined;
  /** What a saved file is called. */
  fileName: string;
}

/** Spoken messages, each with who spoke, a player, the transcript, and the way to call back. */
@Component({
  selector: 'app-voicemail-list',
  imports: [Icon, MatButton, SoundPlayer, StateChip, TranslocoDirective, When],
  templateUrl: './voicemail-list.html',
  styleUrl: './voicemail-list.scss',
})
export class VoicemailList {
  readonly rows = input.required<readonly VoicemailRow[]>();
  /** False while a call is going on. */
  readonly canCall = input.required<boolean>();
  readonly canDelete = input(false);
  /** Id of the message. */
  readonly deleted = output<string>();
  /** The number to call, E.164. */
  readonly callBack = output<string>();
  readonly marked = output<{ id: string; heard: boolean }>();

  /** Whoever plays it has heard it. */
  protected played({ id, heardAt }: VoicemailRow): void {
    if (heardAt === null) this.marked.emit({ id, heard: true });
  }
}
