import { Injectable } from '@nestjs/common';
import type { ConsultationEnd, ConsultationRequest } from '@centralita/shared-types';
import { AppError } from '../../../platform/errors/app-error';
import { AgentLines, type TokenLogin } from '../../accounts/api/agent-lines';
import type { CallRoomRow } from '../calls-schema';
import { Handovers, type NewHandover } from '../handovers';
import { MeetingRooms } from '../meeting-rooms';
import { CallRooms } from '../ports/call-rooms';
import { TalkingSides, type Sides } from '../talking-sides';
import type { Agent, HandoverTarget } from '../transfer-targets';
import { CallHolds, otherNotThere } from './call-holds';
import { ConsultedSides } from './consulted-sides';

/** Asks a colleague, or a number, while the caller waits: then the call is theirs, or all talk, or it stays as it was. */
@Injectable()
export class CallConsultations {
  constructor(
    private readonly lines: AgentLines,
    private readonly sides: TalkingSides,
    private readonly consulted: ConsultedSides,
    private readonly holds: CallHolds,
    private readonly meetings: MeetingRooms,
    private readonly rooms: CallRooms,
    private readonly handovers: Handovers,
  ) {}

  /**
   * Where nobody can be rung, whoever did not wait before is taken back.
   * @throws what `CallHolds.hold` does, and AppError `calls/transfer-refused`, `calls/too-many-…`
   */
  async begin(agent: Agent, wish: ConsultationRequest): Promise<void> {
    const { callId } = wish;
    const line = this.lines.of(agent.organisationId);
    const { login } = line;
    const target = await this.consulted.of(agent, line, wish);
    const sides = await this.sides.of(agent, login, callId);
    const { other = '' } = sides;
    const before = await this.meetings.find(callId);
    const isHeld = before !== undefined && (await this.rooms.isHeld(login, before.room, other));
    await this.holds.hold(agent, { callId, onHold: true });
    try {
      await this.#ask(agent, login, sides, target);
    } catch (error) {
      // Why nobody could be rung says more than why this could not be undone.
      if (!isHeld) await this.#takeBack(login, callId, other).catch(() => undefined);
      throw error;
    }
  }

  /** @throws AppError `calls/not-found`, `calls/nobody-asked`, `calls/not-answered-yet` (409), ProviderError */
  async end(agent: Agent, { callId, how }: ConsultationEnd): Promise<void> {
    const { login } = this.lines.of(agent.organisationId);
    const sides = await this.sides.of(agent, login, callId);
    const { other = '' } = sides;
    const { room, consulted_sid: consulted, handover } = await this.#roomOf(callId);
    if (consulted === null || handover === null) throw nobodyAsked();
    if (how === 'back') {
      await this.rooms.remove(login, room, consulted);
      await this.meetings.endConsultation(callId, other);
      await this.holds.takeBack(login, room, other, null);
      return;
    }
    if (!(await this.rooms.isThere(login, room, consulted))) throw notThereYet();
    if (how === 'give') await this.#give(agent, login, sides, { room, consulted, handover });
    else await this.holds.takeBack(login, room, other, handover);
  }

  /** The agent is out of the call last: until then they can give it again, or go back. */
  async #give(
    agent: Agent,
    login: TokenLogin,
    sides: Sides,
    { room, consulted, handover }: { room: string; consulted: string; handover: string },
  ): Promise<void> {
    const { own, other = '' } = sides;
    const { to_person, to_number, caller_id } = JSON.parse(handover) as NewHandover;
    const to = { to_person, to_number, caller_id };
    if (!(await this.rooms.handOver(login, room, { from: own.callSid, to: consulted }))) throw notThereYet();
    try {
      await this.holds.takeBack(login, room, other, handover);
      await this.handovers.taken({ ...to, ...handoverOf(agent, sides), side: consulted });
      await this.meetings.replace(own.callSid, consulted);
    } catch (error) {
      await this.rooms.handOver(login, room, { from: consulted, to: own.callSid }).catch(() => undefined);
      throw error;
    }
    // Where they cannot be taken out, they hang up: it ends the call for nobody else any more.
    await this.rooms.remove(login, room, own.callSid).catch(() => undefined);
  }

  async #ask(agent: Agent, login: TokenLogin, sides: Sides, target: HandoverTarget): Promise<void> {
    const { own, other = '' } = sides;
    const room = await this.#roomOf(own.callSid);
    if (room.consulted_sid !== null) {
      await this.rooms.remove(login, room.room, room.consulted_sid);
      await this.meetings.endConsultation(own.callSid, other);
    }
    if (target.to_number !== null) await this.holds.endRecording(login, other);
    const consulted = await this.consulted.ring(agent, login, room, target);
    const handover = { ...target, ...handoverOf(agent, sides) };
    const kept = JSON.stringify({ ...handover, organisationId: agent.organisationId });
    try {
      await this.meetings.consult(handover, kept, consulted);
      // Where the room was closed before that was kept, nobody else ends what rings.
      if (!(await this.rooms.isThere(login, room.room, other))) throw otherNotThere();
    } catch (error) {
      await this.rooms.remove(login, room.room, consulted).catch(() => undefined);
      await this.meetings.endConsultation(own.callSid, other).catch(() => undefined);
      throw error;
    }
  }

  async #takeBack(login: TokenLogin, callId: string, other: string): Promise<void> {
    const { room, handover } = await this.#roomOf(callId);
    await this.holds.takeBack(login, room, other, handover);
  }

  async #roomOf(callId: string): Promise<CallRoomRow> {
    const room = await this.meetings.find(callId);
    if (!room) throw nobodyAsked();
    return room;
  }
}

/** The agent leaves, and the other goes on. */
const handoverOf = (
  { personId }: Agent,
  { own, other = '', callSid, cameIn }: Sides,
): Omit<NewHandover, 'to_person' | 'to_number' | 'caller_id'> => ({
  call_sid: callSid,
  moved_sid: other,
  left_sid: own.callSid,
  by_person: personId,
  came_in: cameIn ? 1 : 0,
});

const nobodyAsked = (): AppError =>
  new AppError({ code: 'calls/nobody-asked', detail: 'You are asking nobody in this call.', status: 409 });

const notThereYet = (): AppError =>
  new AppError({
    code: 'calls/not-answered-yet',
    detail: 'Whom you ask has not answered yet, or has left. Wait for them, or go back to the caller.',
    status: 409,
  });
