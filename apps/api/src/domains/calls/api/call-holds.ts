import { Injectable } from '@nestjs/common';
import type { HoldRequest } from '@centralita/shared-types';
import { AppError } from '../../../platform/errors/app-error';
import { PublicUrl } from '../../../platform/public-url/public-url';
import { AgentLines, type TokenLogin } from '../../accounts/api/agent-lines';
import type { NewHandover } from '../handovers';
import { MeetingRooms } from '../meeting-rooms';
import { CallRooms } from '../ports/call-rooms';
import { TalkingSides } from '../talking-sides';
import type { Agent } from '../transfer-targets';
import { HOLD_MUSIC_PATH } from './hold-music-path';
import { TalkRecording } from './talk-recording';

/** Puts whoever talks with an agent on hold, and takes them back. */
@Injectable()
export class CallHolds {
  constructor(
    private readonly lines: AgentLines,
    private readonly sides: TalkingSides,
    private readonly meetings: MeetingRooms,
    private readonly rooms: CallRooms,
    private readonly recording: TalkRecording,
    private readonly publicUrl: PublicUrl,
  ) {}

  /** Where a side of a call goes on; undefined where it is in no room. */
  async roomOf(callSid: string): Promise<{ name: string; timeLimitSec: number } | undefined> {
    const row = await this.meetings.find(callSid);
    return row && { name: row.room, timeLimitSec: row.time_limit_sec };
  }

  /** @throws AppError `calls/not-found`, `calls/nobody-to-hold`, `calls/hold-failed`, `token/…`, ProviderError */
  async hold(agent: Agent, { callId, onHold }: HoldRequest): Promise<void> {
    const { login } = this.lines.of(agent.organisationId);
    const { own, other } = await this.sides.of(agent, login, callId);
    if (other === undefined) throw nobodyThere();
    if (!onHold) {
      const [room, asking] = [await this.meetings.find(other), await this.meetings.find(own.callSid)];
      if (room) await this.takeBack(login, room.room, other, asking?.handover ?? null);
      return;
    }
    const room = await this.meetings.enter(login, own, other);
    const sound = `${this.publicUrl.base}/${HOLD_MUSIC_PATH}`;
    const isHeld = await this.meetings.whenThere(() => this.rooms.hold(login, room, other, sound));
    if (!isHeld) throw otherNotThere();
  }

  /**
   * Whoever waits talks with the others in the room again, and is recorded again where they were. With a number that is there
   * nothing is recorded: it was not told.
   *
   * @param handover JSON of `NewHandover`: whom the agent asks in the room; null where that is nobody
   */
  async takeBack(login: TokenLogin, room: string, other: string, handover: string | null): Promise<void> {
    await this.rooms.resume(login, room, other);
    const asked = handover === null ? undefined : (JSON.parse(handover) as NewHandover);
    if ((asked?.to_number ?? null) === null) await this.recording.goOn(login.accountSid, other);
  }

  /** Whoever waits is recorded no further: somebody is asked who was not told. @throws ProviderError */
  endRecording({ accountSid }: TokenLogin, other: string): Promise<void> {
    return this.recording.end(accountSid, other);
  }
}

const nobodyThere = (): AppError =>
  new AppError({
    code: 'calls/nobody-to-hold',
    detail: 'Nobody is at the other end of this call. Put it on hold once somebody has answered.',
    status: 409,
  });

/** Whoever is to wait, or waits, does not. */
export const otherNotThere = (): AppError =>
  new AppError({
    code: 'calls/hold-failed',
    detail: 'The other side has left, or the provider did not move the call. Try again.',
    status: 409,
  });
