import { Injectable } from '@nestjs/common';
import type { Colleague, TransferRequest } from '@centralita/shared-types';
import { AppError } from '../../../platform/errors/app-error';
import { AgentLines } from '../../accounts/api/agent-lines';
import { agentIdentity } from '../agent-identity';
import { Handovers } from '../handovers';
import { MeetingRooms } from '../meeting-rooms';
import { CallRooms } from '../ports/call-rooms';
import { TalkingSides } from '../talking-sides';
import { TransferTargets, type Agent } from '../transfer-targets';
import { CallMover } from './call-mover';

/** Where a call goes on that was transferred. */
export interface TransferTarget {
  /** Identity of a colleague's browser, or a number. */
  to: { identity: string } | { phoneNumber: string };
  /** The number that is shown there, E.164. */
  callerId: string;
  /** Whether the call had come in: then others can be rung where nobody answers. */
  cameIn: boolean;
  /** Seconds that it may last, where a limit says so. */
  timeLimitSec: number | undefined;
}

/** Gives a call that is going on to a colleague, or to a number. */
@Injectable()
export class CallTransfers {
  constructor(
    private readonly lines: AgentLines,
    private readonly mover: CallMover,
    private readonly sides: TalkingSides,
    private readonly targets: TransferTargets,
    private readonly handovers: Handovers,
    private readonly meetings: MeetingRooms,
    private readonly rooms: CallRooms,
  ) {}

  colleagues(agent: Agent): Promise<Colleague[]> {
    return this.targets.colleagues(agent);
  }

  /**
   * @throws AppError `calls/not-found`, `calls/nobody-to-transfer`, `calls/transfer-refused`, `calls/too-many-…`, `token/…`,
   * ProviderError
   */
  async transfer(agent: Agent, wish: TransferRequest): Promise<void> {
    const line = this.lines.of(agent.organisationId);
    const { own, other, callSid, cameIn } = await this.sides.of(agent, line.login, wish.callId);
    const target = await this.targets.of(agent, line, wish);
    if (other === undefined) throw nobodyThere();
    const id = await this.handovers.begin({
      ...target,
      call_sid: callSid,
      moved_sid: other,
      left_sid: own.callSid,
      by_person: agent.personId,
      came_in: cameIn ? 1 : 0,
    });
    // Where the two had met in a room, whoever goes on leaves it. Kept before they do: a room that closes while somebody is asked
    // there would give the call to them.
    const left = await this.meetings.leave([other, own.callSid]);
    try {
      await this.mover.send(line.login, other, 'transfer/moved');
    } catch (error) {
      await this.handovers.undo(id);
      await this.meetings.stay(left);
      throw error;
    }
    // Whoever was asked there is asked no more. Where their ring cannot be ended, it ends by itself.
    for (const { room, consulted_sid } of left)
      if (consulted_sid !== null)
        await this.rooms.remove(line.login, room, consulted_sid).catch(() => undefined);
  }

  /** Of a call that was moved. */
  async targetOf(callSid: string): Promise<TransferTarget | undefined> {
    const row = await this.handovers.latest(callSid);
    if (!row) return undefined;
    const { to_person: personId, to_number: number, caller_id: callerId } = row;
    const to = personId === null ? { phoneNumber: number ?? '' } : { identity: agentIdentity(personId) };
    return { to, callerId, cameIn: row.came_in === 1, timeLimitSec: row.granted_sec ?? undefined };
  }

  /** Whoever the call was given to does not answer. */
  unanswered(callSid: string): Promise<void> {
    return this.handovers.unanswered(callSid);
  }
}

const nobodyThere = (): AppError =>
  new AppError({
    code: 'calls/nobody-to-transfer',
    detail: 'Nobody is at the other end of this call. Transfer it once somebody has answered.',
    status: 409,
  });
