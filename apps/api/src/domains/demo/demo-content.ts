import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock';
import { Config } from '../../platform/config/config';
import type { Tx } from '../../platform/database/tx';
import type { Actor } from '../audit/api/audit-log';
import { PastCalls } from '../calls/api/past-calls';
import { KnowledgeBase } from '../knowledge/api/knowledge-base';
import { PastMessages } from '../messages/api/past-messages';
import { DEMO_MAIL_DOMAIN } from './demo-mail';
import { demoWeek } from './demo-week';
import { SAMPLE_ARTICLES } from './sample-articles';

/** What the demo's organisation has before anybody does anything: articles, and a week of calls and messages. */
@Injectable()
export class DemoContent {
  constructor(
    private readonly knowledge: KnowledgeBase,
    private readonly calls: PastCalls,
    private readonly messages: PastMessages,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  async add(
    tx: Tx,
    organisationId: string,
    { agents, number }: { agents: readonly string[]; number: string },
    actor: Actor,
  ): Promise<void> {
    await this.knowledge.importWithin(tx, organisationId, SAMPLE_ARTICLES, actor);
    if (this.config.demoHistory === 'off') return;
    const { talks, calls } = demoWeek(this.clock.now(), agents, number);
    for (const call of calls) await this.calls.write(tx, organisationId, call);
    for (const { customer, said } of talks) {
      const { channel, address, name } = customer;
      const ours = channel === 'email' ? `hola@${DEMO_MAIL_DOMAIN}` : number;
      await this.messages.write(tx, { organisationId, channel, address, name, ours }, said);
    }
  }
}
