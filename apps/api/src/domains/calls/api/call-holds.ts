import { Injectable } from '@nestjs/common';
import type { HoldRequest } from '@centralita/shared-types';
import { AppError } from '../../../platform/errors/app-error';
import { PublicUrl } from '../../../platform/public-url/public-url';
import { AgentLines } from '../../accounts/api/agent-lines';
import { MeetingRooms } from '../meeting-rooms';
import { CallRooms } from '../ports/call-rooms';
import { TalkingSides } from '../talking-sides';
import type { Agent } from '../transfer-targets';
import { HOLD_MUSIC_PATH } from './hold-music-path';

/** Puts whoever talks with an agent on hold, and takes them back. */
@Injectable()
export class CallHolds {
  constructor(
    private readonly lines: AgentLines,
    private readonly sides: TalkingSides,
    private readonly meetings: MeetingRooms,
    private readonly rooms: CallRooms,
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
      const room = await this.meetings.find(other);
      if (room) await this.rooms.resume(login, room.room, other);
      return;
    }
    const room = await this.meetings.enter(login, own, other);
    const sound = `${this.publicUrl.base}/${HOLD_MUSIC_PATH}`;
    const isHeld = await this.meetings.whenThere(() => this.rooms.hold(login, room, other, sound));
    if (!isHeld) throw notThere();
  }
}

const nobodyThere = (): AppError =>
  new AppError({
    code: 'calls/nobody-to-hold',
    detail: 'Nobody is at the other end of this call. Put it on hold once somebody has answered.',
    status: 409,
  });

const notThere = (): AppError =>
  new AppError({
    code: 'calls/hold-failed',
    detail: 'The other side has left, or the provider did not move the call. Try again.',
    status: 409,
  });
