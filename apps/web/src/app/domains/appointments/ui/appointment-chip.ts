import { Component, computed, input } from '@angular/core';
import type { AppointmentState } from '@centralita/shared-types/appointment-rules';
import { TranslocoPipe } from '@jsverse/transloco';
import type { IconName } from '../../../shared/ui/icon-paths';
import { StateChip, type ChipTone } from '../../../shared/ui/state-chip';

const LOOKS: Record<AppointmentState, { tone: ChipTone; icon: IconName }> = {
  booked: { tone: 'plain', icon: 'calendar' },
  confirmed: { tone: 'ok', icon: 'ok' },
  'to-move': { tone: 'waiting', icon: 'waiting' },
  cancelled: { tone: 'failed', icon: 'close' },
  done: { tone: 'plain', icon: 'check' },
  'no-show': { tone: 'hold', icon: 'skipped' },
};

/** The state of an appointment. */
@Component({
  selector: 'app-appointment-chip',
  imports: [StateChip, TranslocoPipe],
  template: `<app-state-chip [tone]="look().tone" [icon]="look().icon">{{
    'appointments.state.' + state() | transloco
  }}</app-state-chip>`,
})
export class AppointmentChip {
  readonly state = input.required<AppointmentState>();
  protected readonly look = computed(() => LOOKS[this.state()]);
}
