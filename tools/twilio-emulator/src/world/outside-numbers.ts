/** What a number of the simulated outside world does. */
export type OutsideBehaviour =
  'echo' | 'speak' | 'busy' | 'no-answer' | 'fail' | 'hang-up' | 'machine' | 'handset';

export interface OutsideNumber {
  phoneNumber: string;
  behaviour: OutsideBehaviour;
  /** In plain words, for the README and the inspector. */
  description: string;
}

/** The numbers that exist outside the account. All are reserved for fiction (555-01xx), so none can reach a person. */
export const OUTSIDE_NUMBERS: readonly OutsideNumber[] = [
  { phoneNumber: '+12025550111', behaviour: 'echo', description: 'answers and says back what it hears' },
  { phoneNumber: '+12025550112', behaviour: 'speak', description: 'answers and speaks' },
  { phoneNumber: '+12025550113', behaviour: 'busy', description: 'is busy' },
  { phoneNumber: '+12025550114', behaviour: 'no-answer', description: 'rings and never answers' },
  {
    phoneNumber: '+12025550115',
    behaviour: 'fail',
    description: 'cannot be reached: the carrier fails the call',
  },
  { phoneNumber: '+12025550116', behaviour: 'hang-up', description: 'answers and hangs up after 5 seconds' },
  {
    phoneNumber: '+12025550117',
    behaviour: 'machine',
    description: 'an answering machine: greets, beeps and listens',
  },
  { phoneNumber: '+12025550199', behaviour: 'handset', description: 'the first open handset page' },
];

/** Whether a handset page may not take this number. */
export function isSimulatedNumber(phoneNumber: string): boolean {
  return OUTSIDE_NUMBERS.some(
    (number) => number.phoneNumber === phoneNumber && number.behaviour !== 'handset',
  );
}
