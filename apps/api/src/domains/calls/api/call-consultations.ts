import { Injectable } from '@nestjs/common';
import type { ConsultationEnd, ConsultationRequest } from '@centralita/shared-types';
import { AppError } from '../../../platform/errors/app-error';
import { AgentLines } from '../../accounts/api/agent-lines';
import { agentIdentity } from '../agent-identity';
import type { CallRoomRow } from '../calls-schema';
import { Handovers } from '../handovers';
import { MeetingRooms } from '../meeting-rooms';
import { CallRooms } from '../ports/call-rooms';
import { TalkingSides } from '../talking-sides';
import { TransferTargets, type Agent } from '../transfer-targets';
import { CallHolds } from './call-holds';

/** Asks a colleague while the caller waits: then the call is theirs, or all talk, or it stays as it was. */
@Injectable()
export class CallConsultations {
  constructor(
    private readonly lines: AgentLines,
    private readonly sides: TalkingSides,
    private readonly targets: TransferTargets,
    private readonly holds: CallHolds,
    private readonly meetings: MeetingRooms,
    private readonly rooms: CallRooms,
    private readonly handovers: Handovers,
  ) {}

  /** @throws what `CallHolds.hold` does, and AppError `calls/transfer-refused` */
  async begin(agent: Agent, { callId, personId }: ConsultationRequest): Promise<void> {
    const line = this.lines.of(agent.organisationId);
    const { caller_id: from } = await this.targets.of(agent, line, { personId });
    await this.holds.hold(agent, { callId, onHold: true });
    const room = await this.#roomOf(callId);
    if (room.consulted_sid !== null) await this.rooms.remove(line.login, room.room, room.consulted_sid);
    const to = `client:${agentIdentity(personId)}`;
    const consulted = await this.rooms.invite(line.login, room.room, { from, to });
    await this.meetings.consult(callId, consulted, personId);
  }

  /** @throws AppError `calls/not-found`, `calls/nobody-asked`, `calls/not-answered-yet` (409), ProviderError */
  async end(agent: Agent, { callId, how }: ConsultationEnd): Promise<void> {
    const { login } = this.lines.of(agent.organisationId);
    const { own, other = '', cameIn } = await this.sides.of(agent, login, callId);
    const { room, consulted_sid: consulted, consulted_person: personId } = await this.#roomOf(callId);
    if (consulted === null || personId === null) throw nobodyAsked();
    if (how === 'back') {
      await this.rooms.remove(login, room, consulted);
      await this.meetings.consult(callId, null, null);
      await this.rooms.resume(login, room, other);
      return;
    }
    if (!(await this.rooms.isThere(login, room, consulted))) throw notThereYet();
    if (how === 'give') {
      const wish = { left_sid: own.callSid, moved_sid: other, to_person: personId, to_number: null };
      await this.handovers.taken({
        ...wish,
        call_sid: cameIn ? other : own.callSid,
        by_person: agent.personId,
        caller_id: '',
        came_in: cameIn ? 1 : 0,
        side: consulted,
      });
      await this.meetings.replace(own.callSid, consulted);
      await this.rooms.handOver(login, room, { from: own.callSid, to: consulted });
    }
    await this.rooms.resume(login, room, other);
  }

  async #roomOf(callId: string): Promise<CallRoomRow> {
    const room = await this.meetings.find(callId);
    if (!room) throw nobodyAsked();
    return room;
  }
}

const nobodyAsked = (): AppError =>
  new AppError({ code: 'calls/nobody-asked', detail: 'You are asking nobody in this call.', status: 409 });

const notThereYet = (): AppError =>
  new AppError({
    code: 'calls/not-answered-yet',
    detail: 'Your colleague has not answered yet. Wait for them, or go back to the caller.',
    status: 409,
  });
