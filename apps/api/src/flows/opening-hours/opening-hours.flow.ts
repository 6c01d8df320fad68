import type { OpeningHoursOptions } from '@centralita/shared-types';
import { CallFlow, IncomingCall, redirect, Step, type Links, type VoiceVerb } from '@centralita/twiml';
import { NumberFlows } from '../../domains/number-flows/api/number-flows';
import { Clock } from '../../platform/clock/clock';
import { Config } from '../../platform/config/config';
import { isOpen } from './is-open';

const ALWAYS_OPEN: OpeningHoursOptions = { periods: [], open: 'person', closed: 'person' };

/** Hands the call to one flow while it is open, and to another at all other times. */
@CallFlow({
  id: 'opening-hours',
  title: 'Opening hours',
  description: 'Hands the call to one flow within the opening hours and to another at all other times.',
})
export class OpeningHoursFlow {
  constructor(
    private readonly numbers: NumberFlows,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  @Step(IncomingCall)
  start({ to }: IncomingCall, links: Links<OpeningHoursFlow>): VoiceVerb[] {
    const options = this.numbers.optionsOf(to, 'opening-hours') ?? ALWAYS_OPEN;
    const open = isOpen(options, this.clock.now(), options.timeZone ?? this.config.timeZone);
    return [redirect(links.toFlow(open ? options.open : options.closed))];
  }
}
