import type { TokenLogin } from '../../accounts/api/agent-lines';

/** Whom to ring for a room. */
export interface InvitedSide {
  from: string;
  to: string;
  /** Seconds that their call may last. */
  timeLimitSec?: number;
  /** The step that is told when they answer, and when it is over. */
  progressUrl?: string;
}

/** Places where calls meet at the provider. All of it rejects with `ProviderError`. */
export abstract class CallRooms {
  /** Somebody in a room hears the sound behind `soundUrl`, and nobody else. @returns false where they are not there (yet) */
  abstract hold(login: TokenLogin, room: string, callSid: string, soundUrl: string): Promise<boolean>;

  /** Whether somebody in a room hears that sound now. */
  abstract isHeld(login: TokenLogin, room: string, callSid: string): Promise<boolean>;

  /** They talk with the others again. @returns false where they are not there */
  abstract resume(login: TokenLogin, room: string, callSid: string): Promise<boolean>;

  /** Rings somebody, who is in the room once they answer. Rejects where nobody is there. @returns the provider's id of their call */
  abstract invite(login: TokenLogin, room: string, whom: InvitedSide): Promise<string>;

  /** Whether somebody has come. */
  abstract isThere(login: TokenLogin, room: string, callSid: string): Promise<boolean>;

  /** The call of somebody ends, whether they are there or it still rings. */
  abstract remove(login: TokenLogin, room: string, callSid: string): Promise<void>;

  /**
   * From now on one can leave without ending the call for the others; in their place another does end it. Where it rejects, all is
   * as it was. @returns false where that other is not there
   */
  abstract handOver(login: TokenLogin, room: string, sides: { from: string; to: string }): Promise<boolean>;
}
