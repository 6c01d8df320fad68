import { Injectable, computed, inject } from '@angular/core';
import type { CallItem, CallRecording } from '@centralita/shared-types';
import { TranslocoService } from '@jsverse/transloco';
import { E164 } from '@centralita/shared-types/rules';
import { NumberFormat } from '../../../shared/phone-format/number-format';
import { SessionStore } from '../../identity/api';
import { OrganisationChoice } from '../../people/api';
import { callEnd, type CallEnd } from '../data/models/call-end';
import { callGiven } from '../data/models/call-given';
import type { CallRow } from '../data/models/call-row';
import type { ShownRecording } from '../data/models/shown-recording';
import { soundFileName } from '../data/models/sound-file-name';
import { RecordingsClient } from '../data/recordings-client';

/** The flows of a call that went the usual way. */
const USUAL = ['incoming-call', 'outgoing-call'];

/** Where the sides of a call meet that was on hold, and what is asked before: nowhere that a caller was led. */
const UNSHOWN = ['hold', 'call-recording'];

/** Makes the rows of the list. */
@Injectable({ providedIn: 'root' })
export class CallRows {
  private readonly numbers = inject(NumberFormat);
  private readonly session = inject(SessionStore);
  private readonly recordings = inject(RecordingsClient);
  private readonly organisation = inject(OrganisationChoice).id;
  private readonly transloco = inject(TranslocoService);

  /** Whether one may look at a call step by step. */
  readonly canWalk = computed(() => this.session.allows('admin'));

  rowOf(call: CallItem): CallRow {
    const { id, direction, missed, startedAt, talkedSec, person, endedAt } = call;
    const other = direction === 'incoming' ? call.from : call.to;
    return {
      id,
      direction,
      missed,
      startedAt,
      talkedSec,
      number: /^(\+|sip:)/.test(other) ? this.numbers.format(other) : undefined,
      who: /^(client:)?agent_/.test(other) ? 'colleague' : 'hidden',
      dial: E164.test(other) ? other : undefined,
      end: this.withNumber(callEnd(call)),
      given: callGiven(call).map((given) => ({ ...given, to: this.written(given.to) })),
      by: person?.name,
      path: pathOf(call),
      isGoingOn: endedAt === null,
      hasSteps: call.steps.length > 0,
      recordings: (call.recordings ?? []).map((recording) => this.shown(recording)),
    };
  }

  private shown(recording: CallRecording): ShownRecording {
    const { id, recordedAt, eraseAt } = recording;
    return {
      ...recording,
      sound: this.recordings.soundOf(this.organisation() ?? '', id),
      fileName: soundFileName(recordedAt),
      when: this.date(recordedAt, { dateStyle: 'short', timeStyle: 'short' }),
      keptUntil: this.date(eraseAt, { dateStyle: 'medium' }),
    };
  }

  private date(at: number, style: Intl.DateTimeFormatOptions): string {
    return new Intl.DateTimeFormat(this.transloco.activeLang(), style).format(at);
  }

  private withNumber(end: CallEnd): CallEnd {
    const name = this.written(end.name);
    return name === undefined ? end : { ...end, name };
  }

  /** A number with its spaces; a name as it is. */
  private written(name: string | undefined): string | undefined {
    return name?.startsWith('+') ? this.numbers.format(name) : name;
  }
}

/** The flows in order, each once while the call stayed in it; none where it only went the usual way. */
function pathOf({ steps }: CallItem): string[] {
  const shown = steps.map(({ flow }) => flow).filter((flow) => !UNSHOWN.includes(flow));
  const flows = shown.filter((flow, at) => flow !== shown[at - 1]);
  return flows.every((flow) => USUAL.includes(flow)) ? [] : flows;
}
