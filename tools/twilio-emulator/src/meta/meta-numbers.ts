/** What becomes of what is sent by Meta to one of the test numbers. All are reserved for fiction (555-01xx). */
export interface MetaTestNumber {
  /** Refused at once: Meta's status and code. */
  refusal?: { status: number; code: number };
  /** Refused so once, then taken. */
  isOnce?: true;
  /** Taken and sent, but the answer is a fault, or never comes. */
  answer?: 'fault' | 'none';
  /** Taken, and told to have failed by a webhook. */
  failure?: number;
}

/** The same numbers as on Twilio's side, with what Meta says in their place. */
export const META_TEST_NUMBERS: Readonly<Record<string, MetaTestNumber>> = {
  '+12025550130': { failure: 131050 },
  '+12025550131': { failure: 131026 },
  '+12025550132': { refusal: { status: 400, code: 131030 } },
  '+12025550133': { failure: 131049 },
  '+12025550134': { refusal: { status: 400, code: 131051 } },
  '+12025550135': { failure: 131047 },
  '+12025550136': { failure: 131000 },
  '+12025550137': { refusal: { status: 429, code: 130429 }, isOnce: true },
  '+12025550138': { answer: 'fault' },
  '+12025550139': { answer: 'none' },
};
