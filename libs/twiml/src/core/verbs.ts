import type { Connect } from './connect';
import type { Dial } from './dial';
import type { Echo, Hangup, Leave, Redirect, Reject } from './ending';
import type { Enqueue } from './enqueue';
import type { Gather } from './gather';
import type { Pay } from './pay';
import type { Pause } from './pause';
import type { Play } from './play';
import type { RecordVerb } from './record';
import type { Refer } from './refer';
import type { Say } from './say';
import type { Start, Stop } from './start';

/** Everything that may stand directly in `<Response>`; the order is the order of execution. */
export type VoiceVerb =
  | Say
  | Play
  | Pause
  | Gather
  | RecordVerb
  | Dial
  | Connect
  | Start
  | Stop
  | Pay
  | Refer
  | Enqueue
  | Leave
  | Echo
  | Hangup
  | Reject
  | Redirect;
