import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock';
import { Config } from '../../platform/config/config';
import type { Tx } from '../../platform/database/tx';
import { PastCalls } from '../calls/api/past-calls';
import { PastMessages } from '../messages/api/past-messages';
import { DEMO_MAIL_DOMAIN } from './demo-mail';
import { demoWeek } from './demo-week';

/** The week of calls and messages that the demo's organisation has behind it. */
@Injectable()
export class DemoHistory {
  constructor(
    private readonly calls: PastCalls,
    private readonly messages: PastMessages,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  async add(tx: Tx, organisationId: string, number: string, agents: readonly string[]): Promise<void> {
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
