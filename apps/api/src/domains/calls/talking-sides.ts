import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database';
import { AppError } from '../../platform/errors/app-error';
import type { TokenLogin } from '../accounts/api/agent-lines';
import { agentIdentity } from './agent-identity';
import { CallsStore } from './calls.store';
import { CallControl, type LiveCall } from './ports/call-control';

/** The two who talk. */
export interface Sides {
  /** The agent's own. */
  own: LiveCall;
  /** Id of the other; undefined where nobody is there. */
  other: string | undefined;
  /** The one of the two that began the call, which is what the history has. */
  callSid: string;
  /** Whether the other had called a number of the team; a colleague's call comes for nobody else. */
  cameIn: boolean;
}

/** Finds who is at the other end of an agent's call. */
@Injectable()
export class TalkingSides {
  constructor(
    private readonly control: CallControl,
    private readonly store: CallsStore,
    private readonly database: Database,
  ) {}

  /**
   * @throws AppError `calls/not-found` where the call is not of this person's browser, or is no longer theirs: it rang there
   * only, or was given on, ProviderError
   */
  async of({ personId }: { personId: string }, login: TokenLogin, callSid: string): Promise<Sides> {
    const own = await this.control.find(login, callSid);
    const browser = `client:${agentIdentity(personId)}`;
    if (!own || ![own.from, own.to].includes(browser)) throw notFound();
    // Where they have dialled it, it rings until somebody answers.
    const isDialling = own.from === browser && own.status === 'ringing';
    if (own.status !== 'in-progress' && !isDialling) throw notFound();
    const dialling = own.parentCallSid ?? (await this.store.takenBy(this.database.read, callSid));
    if (dialling === undefined)
      return { own, other: await this.#dialledBy(login, own), callSid, cameIn: false };
    const cameIn = await this.store.hasComeIn(this.database.read, dialling);
    const began = cameIn || own.parentCallSid !== undefined ? dialling : callSid;
    return { own, other: dialling, callSid: began, cameIn };
  }

  async #dialledBy(login: TokenLogin, { callSid }: LiveCall): Promise<string | undefined> {
    const legs = await this.control.legsOf(login, callSid);
    return legs.find(({ status }) => status === 'in-progress')?.callSid;
  }
}

const notFound = (): AppError =>
  new AppError({ code: 'calls/not-found', detail: 'You have no such call.', status: 404 });
