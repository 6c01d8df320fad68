import type { Speech } from '../media/speech';
import type { OutsideBehaviour } from './outside-numbers';
import { OUTSIDE_NUMBERS } from './outside-numbers';
import type { NumberPlan } from './script';
import { SimulatedParty } from './simulated-party';

const RING_MS = 400;
const ECHO_DELAY_MS = 300;

const GREETING =
  'Hello, this is the simulated outside world. I hear nothing of what you say, but I keep talking.';

const MACHINE_GREETING = 'Nobody can come to the phone. Please leave a message after the tone.';

/** The plans of the numbers that exist from the start. */
const PLANS: Readonly<Record<Exclude<OutsideBehaviour, 'handset'>, NumberPlan>> = {
  echo: { onRing: 'answer', afterMs: RING_MS, echoDelayMs: ECHO_DELAY_MS, steps: [] },
  speak: {
    onRing: 'answer',
    afterMs: RING_MS,
    steps: [
      { do: 'speak', text: GREETING, afterMs: 300 },
      { do: 'wait', afterMs: 1500 },
    ],
    repeats: true,
  },
  busy: { onRing: 'busy', afterMs: RING_MS, steps: [] },
  'no-answer': { onRing: 'ring', afterMs: 0, steps: [] },
  fail: { onRing: 'fail', afterMs: RING_MS, steps: [] },
  machine: {
    onRing: 'answer',
    afterMs: RING_MS,
    answersAs: 'machine',
    steps: [
      { do: 'speak', text: MACHINE_GREETING, afterMs: 200 },
      { do: 'tone', frequencyHz: 1_000, durationMs: 400, afterMs: 300 },
    ],
  },
  'hang-up': { onRing: 'answer', afterMs: RING_MS, steps: [{ do: 'hang-up', afterMs: 5000 }] },
};

const UNASSIGNED: NumberPlan = { onRing: 'unassigned', afterMs: 100, steps: [] };

/** The phones that are neither browsers nor handset pages: they do what their plan says. */
export class OutsideWorld {
  private readonly plans = new Map<string, NumberPlan>();

  constructor(private readonly speech: Speech) {
    for (const { phoneNumber, behaviour } of OUTSIDE_NUMBERS) {
      if (behaviour !== 'handset') this.plans.set(phoneNumber, PLANS[behaviour]);
    }
  }

  /** Makes a number do something else from its next call on; for tests. */
  setPlan(phoneNumber: string, plan: NumberPlan): void {
    this.plans.set(phoneNumber, plan);
  }

  /** Who is called at this number. */
  party(phoneNumber: string): SimulatedParty {
    return this.create(phoneNumber, this.plans.get(phoneNumber) ?? UNASSIGNED);
  }

  /** Somebody who calls from this number and then follows the plan. */
  caller(phoneNumber: string, plan: Pick<NumberPlan, 'steps' | 'echoDelayMs'>): SimulatedParty {
    return this.create(phoneNumber, { onRing: 'answer', afterMs: 0, ...plan });
  }

  private create(address: string, plan: NumberPlan): SimulatedParty {
    return new SimulatedParty({ address, plan, speech: this.speech });
  }
}
