import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config/config';
import type { Actor } from '../audit/api/audit-log';
import { DemoCloud } from './demo-cloud';
import { DEMO_MAIL_DOMAIN, DemoMail } from './demo-mail';
import type { Place } from './place';

/** What the demo has besides its telephone line. */
@Injectable()
export class DemoChannels {
  constructor(
    private readonly config: Config,
    private readonly mail: DemoMail,
    private readonly cloud: DemoCloud,
  ) {}

  /** Twilio's sandbox of WhatsApp, the number at Meta where there is one, and the domain of its mail. */
  async addresses(): Promise<string[]> {
    const atMeta = await this.cloud.number();
    return [this.config.sandboxNumber, ...(atMeta === undefined ? [] : [atMeta]), DEMO_MAIL_DOMAIN];
  }

  async connect(actor: Actor, place: Place): Promise<void> {
    await this.mail.connect(actor, place);
    await this.cloud.connect(actor, place);
  }
}
