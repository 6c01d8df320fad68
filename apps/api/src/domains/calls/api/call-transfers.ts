import { Injectable } from '@nestjs/common';
import type { Colleague, TransferRequest } from '@centralita/shared-types';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { AppError } from '../../../platform/errors/app-error';
import { PublicUrl } from '../../../platform/public-url/public-url';
import { CANONICAL_VOICE_PATH } from '../../accounts/api/account-voice-urls';
import { AgentLines, type AgentLine } from '../../accounts/api/agent-lines';
import { DialPolicy } from '../../dialling/api/dial-policy';
import { PeopleDirectory } from '../../people/api/people-directory';
import { agentIdentity } from '../agent-identity';
import type { CallTransferRow } from '../calls-schema';
import { CallControl, type LiveCall } from '../ports/call-control';
import { TransfersStore } from '../transfers.store';

/** Where a call goes on that was transferred. */
export interface TransferTarget {
  /** Identity of a colleague's browser, or a number. */
  to: { identity: string } | { phoneNumber: string };
  /** The number that is shown there, E.164. */
  callerId: string;
  /** Whether the call had come in: then others can be rung where nobody answers. */
  cameIn: boolean;
}

type Agent = { organisationId: string; personId: string };

/** Gives a call that is going on to a colleague, or to a number. */
@Injectable()
export class CallTransfers {
  constructor(
    private readonly lines: AgentLines,
    private readonly control: CallControl,
    private readonly policy: DialPolicy,
    private readonly people: PeopleDirectory,
    private readonly publicUrl: PublicUrl,
    private readonly store: TransfersStore,
    private readonly work: UnitOfWork,
  ) {}

  async colleagues({ organisationId, personId }: Agent): Promise<Colleague[]> {
    const all = await this.people.withRole('agent', organisationId);
    return all.filter(({ id }) => id !== personId).map(({ id, name }) => ({ id, name }));
  }

  /**
   * @throws AppError `calls/not-found`, `calls/nobody-to-transfer`, `calls/transfer-refused`, `token/…`, ProviderError
   */
  async transfer(agent: Agent, wish: TransferRequest): Promise<void> {
    const line = this.lines.of(agent.organisationId);
    const own = await this.control.find(line.login, wish.callId);
    const browser = `client:${agentIdentity(agent.personId)}`;
    if (!own || ![own.from, own.to].includes(browser)) throw notFound();
    const target = await this.#targetOf(agent, line, wish);
    const cameIn = own.parentCallSid !== undefined;
    const other = own.parentCallSid ?? (await this.#talkingTo(line, own));
    if (other === undefined) throw nobodyThere();
    await this.work.run((tx) => this.store.save(tx, { call_sid: other, came_in: cameIn ? 1 : 0, ...target }));
    await this.control.redirect(
      line.login,
      other,
      `${this.publicUrl.base}${CANONICAL_VOICE_PATH}/transfer/moved`,
    );
  }

  /** Of a call that was moved. */
  async targetOf(callSid: string): Promise<TransferTarget | undefined> {
    const row = await this.store.find(callSid);
    if (!row) return undefined;
    const { person_id: personId, number, caller_id: callerId } = row;
    const to = personId === null ? { phoneNumber: number ?? '' } : { identity: agentIdentity(personId) };
    return { to, callerId, cameIn: row.came_in === 1 };
  }

  async #targetOf(
    { organisationId, personId: own }: Agent,
    line: AgentLine,
    { personId, number = '' }: TransferRequest,
  ): Promise<Pick<CallTransferRow, 'person_id' | 'number' | 'caller_id'>> {
    const callerId = this.lines.callerIdOf(organisationId, line.phoneNumber) ?? '';
    if (personId !== undefined) {
      const colleagues = await this.colleagues({ organisationId, personId: own });
      if (!colleagues.some(({ id }) => id === personId)) throw refused('There is no such colleague.');
      return { person_id: personId, number: null, caller_id: callerId };
    }
    const target = this.policy.decide(number, callerId);
    if (typeof target === 'string' || target.kind !== 'number')
      throw refused('Calls to this number are not allowed, or it is none.');
    return { person_id: null, number: target.phoneNumber, caller_id: callerId };
  }

  async #talkingTo({ login }: AgentLine, { callSid }: LiveCall): Promise<string | undefined> {
    const legs = await this.control.legsOf(login, callSid);
    return legs.find(({ status }) => status === 'in-progress')?.callSid;
  }
}

const notFound = (): AppError =>
  new AppError({ code: 'calls/not-found', detail: 'You have no such call.', status: 404 });

const nobodyThere = (): AppError =>
  new AppError({
    code: 'calls/nobody-to-transfer',
    detail: 'Nobody is at the other end of this call. Transfer it once somebody has answered.',
    status: 409,
  });

const refused = (why: string): AppError =>
  new AppError({ code: 'calls/transfer-refused', detail: `${why} Choose another.`, status: 422 });
