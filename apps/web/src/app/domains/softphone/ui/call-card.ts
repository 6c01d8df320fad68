import { Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon } from '../../../shared/ui/icon';
import type { CallTaker } from '../data/models/call-taker';
import type { CallState, PhonePhase } from '../data/models/call-state';
import { CallTimer } from './call-timer';
import { PhoneIcon } from './phone-icon';
import { PHASE_ICONS, StatePill } from './state-pill';
import { VolumeMeter } from './volume-meter';

/** Who, in which state, for how long, how loud; and in plain words what is wrong with the sound. */
@Component({
  selector: 'app-call-card',
  imports: [CallTimer, Icon, PhoneIcon, StatePill, TranslocoDirective, VolumeMeter],
  templateUrl: './call-card.html',
  styleUrl: './call-card.scss',
  host: {
    '[attr.data-phase]': 'phase()',
    '[class.failed]': 'hasFailed()',
    '[class.muted]': 'isMuted() && !isHeld()',
    '[class.held]': 'isHeld()',
  },
})
export class CallCard {
  readonly phase = input.required<PhonePhase>();
  /** Absent while the number is dialled and the network has given it no call yet. */
  readonly state = input<CallState>();
  /** Name, or the number where there is none. */
  readonly name = input.required<string>();
  /** The number, where `name` is a name. */
  readonly number = input<string>();
  /** What the caller has asked the assistant before. */
  readonly asked = input<string>();
  /** Who took the call that stopped ringing here. */
  readonly taker = input<CallTaker | 'asking'>();
  /** The other side is on hold. */
  readonly held = input(false);
  /** The colleague who is asked. */
  readonly consulted = input<string>();
  /** This device has no network. */
  readonly offline = input(false);
  readonly volume = input<{ input: number; output: number }>({ input: 0, output: 0 });

  protected readonly isTalking = computed(() => ['live', 'reconnecting'].includes(this.phase()));
  protected readonly hasFailed = computed(
    () => this.phase() === 'ended' && this.state()?.end?.reason === 'failed',
  );
  protected readonly isMuted = computed(() => this.phase() === 'live' && this.state()?.muted === true);
  protected readonly isHeld = computed(() => this.phase() === 'live' && this.held());
  protected readonly liveAt = computed(() => this.state()?.liveAt);
  /** The state once more, large, while there is no time to show. */
  protected readonly drawing = computed(() => PHASE_ICONS[this.phase()]);
  /** One warning at a time, the gravest: three lines of bad news help nobody. */
  protected readonly warning = computed(() => this.state()?.warnings.at(-1));
  protected readonly takerName = computed(() => {
    const taker = this.taker();
    return typeof taker === 'object' ? taker.name : undefined;
  });
  /** Key of the sentence under the name while nobody talks. */
  protected readonly sentence = computed(() => {
    const reason = this.state()?.end?.reason;
    const taker = this.taker();
    if (taker === 'asking') return 'ended.stopped';
    if (taker) return taker.name === undefined ? 'ended.answered-elsewhere' : 'ended.answered-by';
    if (this.phase() === 'ended') return `ended.${reason ?? 'failed'}`;
    return `doing.${this.state()?.phase === 'answering' ? 'answering' : this.phase()}`;
  });
}
