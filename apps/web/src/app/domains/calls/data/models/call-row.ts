import type { CallWay } from '@centralita/shared-types';
import type { CallEnd } from './call-end';
import type { CallGiven } from './call-given';
import type { ShownRecording } from './shown-recording';

/** A call as a list shows it. */
export interface CallRow {
  id: string;
  direction: CallWay;
  missed: boolean;
  startedAt: number;
  talkedSec: number | null;
  /** Of the other side, with its spaces; absent where there is none to show. */
  number: string | undefined;
  /** Who it is where there is no number: a key of `calls`. */
  who: 'colleague' | 'hidden';
  /** E.164, where it can be called. */
  dial: string | undefined;
  end: CallEnd;
  /** To whom it was given on. */
  given: readonly CallGiven[];
  /** Who dialled. */
  by: string | undefined;
  /** Ids of the flows that it went through; empty where it only went the usual way. */
  path: readonly string[];
  isGoingOn: boolean;
  /** Whether it came to a step of a flow, so that it can be looked at step by step. */
  hasSteps: boolean;
  /** What was said in it. */
  recordings: readonly ShownRecording[];
}
