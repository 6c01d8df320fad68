import { Injectable } from '@nestjs/common';
import type { Colleague, TransferRequest } from '@centralita/shared-types';
import { AppError } from '../../platform/errors/app-error';
import { AgentLines, type AgentLine } from '../accounts/api/agent-lines';
import { DialPolicy } from '../dialling/api/dial-policy';
import { PeopleDirectory } from '../people/api/people-directory';
import type { CallHandoverRow } from './calls-schema';

/** Where a call goes: a colleague or a number, and the number that is shown there. */
export type HandoverTarget = Pick<CallHandoverRow, 'to_person' | 'to_number' | 'caller_id'>;

export type Agent = { organisationId: string; personId: string };

/** Whom agents may give calls to: colleagues, and numbers that they could dial themselves. */
@Injectable()
export class TransferTargets {
  constructor(
    private readonly lines: AgentLines,
    private readonly policy: DialPolicy,
    private readonly people: PeopleDirectory,
  ) {}

  async colleagues({ organisationId, personId }: Agent): Promise<Colleague[]> {
    const all = await this.people.withRole('agent', organisationId);
    return all.filter(({ id }) => id !== personId).map(({ id, name }) => ({ id, name }));
  }

  /** @throws AppError `calls/transfer-refused` */
  async of(
    agent: Agent,
    line: AgentLine,
    { personId, number = '' }: Pick<TransferRequest, 'personId' | 'number'>,
  ): Promise<HandoverTarget> {
    const callerId = this.lines.callerIdOf(agent.organisationId, line.phoneNumber) ?? '';
    if (personId !== undefined) {
      const colleagues = await this.colleagues(agent);
      if (!colleagues.some(({ id }) => id === personId)) throw refused('There is no such colleague.');
      return { to_person: personId, to_number: null, caller_id: callerId };
    }
    const target = this.policy.decide(number, callerId);
    if (typeof target === 'string' || target.kind !== 'number')
      throw refused('Calls to this number are not allowed, or it is none.');
    return { to_person: null, to_number: target.phoneNumber, caller_id: callerId };
  }
}

const refused = (why: string): AppError =>
  new AppError({ code: 'calls/transfer-refused', detail: `${why} Choose another.`, status: 422 });
