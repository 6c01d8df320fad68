import { Injectable } from '@nestjs/common';
import type { ConsultationRequest } from '@centralita/shared-types';
import { PublicUrl } from '../../../platform/public-url/public-url';
import { CANONICAL_VOICE_PATH } from '../../accounts/api/account-voice-urls';
import type { AgentLine, TokenLogin } from '../../accounts/api/agent-lines';
import { AgentCalls } from '../agent-calls';
import { agentIdentity } from '../agent-identity';
import type { CallRoomRow } from '../calls-schema';
import { overLimit } from '../over-limit';
import { CallRooms } from '../ports/call-rooms';
import { TransferTargets, type Agent, type HandoverTarget } from '../transfer-targets';

/** Rings whom an agent asks in a room: a colleague's browser, or a number, which costs what dialling it would. */
@Injectable()
export class ConsultedSides {
  constructor(
    private readonly targets: TransferTargets,
    private readonly rooms: CallRooms,
    private readonly calls: AgentCalls,
    private readonly publicUrl: PublicUrl,
  ) {}

  /** Whom it is about. @throws AppError `calls/transfer-refused`, `calls/too-many-…` */
  async of(agent: Agent, line: AgentLine, wish: ConsultationRequest): Promise<HandoverTarget> {
    const target = await this.targets.of(agent, line, wish);
    if (target.to_number !== null) await this.#allowance(agent);
    return target;
  }

  /** @returns the provider's id of their call. @throws AppError `calls/too-many-…`, ProviderError */
  async ring(agent: Agent, login: TokenLogin, room: CallRoomRow, target: HandoverTarget): Promise<string> {
    const { to_person: personId, to_number: number, caller_id: from } = target;
    if (number === null)
      return this.rooms.invite(login, room.room, { from, to: `client:${agentIdentity(personId ?? '')}` });
    const callSid = await this.rooms.invite(login, room.room, {
      from,
      to: number,
      timeLimitSec: Math.min(room.time_limit_sec, await this.#allowance(agent)),
      progressUrl: `${this.publicUrl.base}${CANONICAL_VOICE_PATH}/hold/asked`,
    });
    const granted = await this.calls.ring({
      ...agent,
      ...{ callSid, from, to: number, accountSid: login.accountSid },
    });
    if (typeof granted !== 'string') return callSid;
    await this.rooms.remove(login, room.room, callSid);
    throw overLimit(granted);
  }

  /** Somebody is there at a number that is asked. Told more than once. */
  answered(callSid: string): Promise<void> {
    return this.calls.answered(callSid);
  }

  async #allowance({ personId }: Agent): Promise<number> {
    const allowed = await this.calls.allowance(personId);
    if (typeof allowed === 'string') throw overLimit(allowed);
    return allowed;
  }
}
