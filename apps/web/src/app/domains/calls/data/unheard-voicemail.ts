import { Injectable, computed, inject } from '@angular/core';
import { liveRemote } from '../../../shared/data-live/live-remote';
import { OrganisationChoice } from '../../people/api';
import { VoicemailClient } from './voicemail-client';

/** How many spoken messages nobody has listened to. */
@Injectable()
export class UnheardVoicemail {
  private readonly client = inject(VoicemailClient);
  private readonly page = liveRemote({
    of: inject(OrganisationChoice).id,
    kinds: ['voicemail/changed'],
    ask: (id) => this.client.list(id),
  });
  readonly count = computed(() => this.page.value()?.unheard ?? 0);
}
