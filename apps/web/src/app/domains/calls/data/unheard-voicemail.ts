import { Injectable, computed, inject } from '@angular/core';
import { liveRemote } from '../../../shared/data-live/live-remote';
import { SessionStore } from '../../people/api';
import { VoicemailClient } from './voicemail-client';

/** How many spoken messages nobody has listened to. */
@Injectable()
export class UnheardVoicemail {
  private readonly client = inject(VoicemailClient);
  private readonly session = inject(SessionStore);
  private readonly page = liveRemote({
    of: () => this.session.session()?.organisation.id,
    kinds: ['voicemail/changed'],
    ask: () => this.client.list(),
  });
  readonly count = computed(() => this.page.value()?.unheard ?? 0);
}
