import { Injectable } from '@nestjs/common';
import type { DemoAccount } from '@centralita/shared-types';
import type { Tx } from '../../platform/database/tx';
import type { Actor } from '../audit/api/audit-log';
import { KnowledgeBase } from '../knowledge/api/knowledge-base';
import { DemoAgenda } from './demo-agenda';
import { DemoHistory } from './demo-history';
import { SAMPLE_ARTICLES } from './sample-articles';

/** What the demo's organisation has before anybody does anything: things that its bot knows, an agenda, and a week behind it. */
@Injectable()
export class DemoContent {
  constructor(
    private readonly knowledge: KnowledgeBase,
    private readonly agenda: DemoAgenda,
    private readonly history: DemoHistory,
  ) {}

  async add(
    tx: Tx,
    organisationId: string,
    { account, agents }: { account: DemoAccount; agents: readonly string[] },
    actor: Actor,
  ): Promise<void> {
    await this.knowledge.importWithin(tx, organisationId, SAMPLE_ARTICLES, actor);
    await this.agenda.add(tx, organisationId, account);
    await this.history.add(tx, organisationId, account.credentials.phoneNumber, agents);
  }
}
