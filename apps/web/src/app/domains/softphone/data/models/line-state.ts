import type { FieldProblem } from '@centralita/shared-types';
import type { Trouble } from './trouble';

/** Whether calls can be made and taken, and if not, why. */
export type LineState =
  /** No credentials are kept in this browser. */
  | { kind: 'unset' }
  /** Another tab holds the phone. */
  | { kind: 'elsewhere' }
  | { kind: 'connecting' }
  | { kind: 'ready' }
  /** The network or the server is away; it is being retried. */
  | { kind: 'reconnecting'; trouble?: Trouble }
  /** A person has to do something first. */
  | { kind: 'stopped'; trouble: Trouble; fields?: FieldProblem[] };
