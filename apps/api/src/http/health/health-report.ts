import type { Health, HealthComponents } from '@centralita/shared-types';
import { Injectable } from '@nestjs/common';
import { AccountCredentials } from '../../domains/accounts/api/account-credentials';
import { PersonalMode } from '../../domains/people/api/personal-mode';
import { AppVersion } from '../../platform/config/app-version';
import { Config } from '../../platform/config/config';
import { QueueWatch } from '../../platform/queue/queue-watch';
import { BotReport } from './bot-report';
import { RequestReadiness } from './request-readiness';

const LATE_MS = 60_000;

@Injectable()
export class HealthReport {
  constructor(
    private readonly config: Config,
    private readonly accounts: AccountCredentials,
    private readonly version: AppVersion,
    private readonly personalMode: PersonalMode,
    private readonly bot: BotReport,
    private readonly queues: QueueWatch,
    private readonly readiness: RequestReadiness,
  ) {}

  async read(): Promise<Health> {
    const hasEmulator = this.config.emulatorUrl !== undefined;
    const isConfigured = hasEmulator || this.accounts.own !== undefined;
    const [isUp, bot] = await Promise.all([this.readiness.isDatabaseUp(), this.bot.read()]);
    const jobs = isUp ? await this.#readJobs() : 'unknown';
    // Without an account of its own and without people's, there is no call that this server could answer.
    const hasAccount = isConfigured || this.personalMode.isOn;
    return {
      status: hasAccount && isUp && jobs === 'on-time' && bot.rasa !== 'down' ? 'ok' : 'degraded',
      version: this.version.text,
      uptimeSec: Math.floor(process.uptime()),
      components: {
        twilio_configured: isConfigured,
        twilio: hasEmulator ? 'emulator' : 'twilio',
        personal_mode: this.personalMode.isOn,
        database: { engine: this.readiness.engine, status: isUp ? 'up' : 'down' },
        jobs,
        ...bot,
      },
    };
  }

  async #readJobs(): Promise<HealthComponents['jobs']> {
    try {
      const states = await this.queues.look();
      return states.some(({ oldestReadyMs }) => oldestReadyMs > LATE_MS) ? 'late' : 'on-time';
    } catch {
      return 'unknown';
    }
  }
}
