import type { Health } from '@centralita/shared-types';
import { Controller, Get } from '@nestjs/common';
import { AccountCredentials } from '../../domains/accounts/api/account-credentials';
import { PersonalMode } from '../../domains/people/api/personal-mode';
import { Clock } from '../../platform/clock/clock';
import { AppVersion } from '../../platform/config/app-version';
import { Config } from '../../platform/config/config';
import { Everyone } from '../access/allowed';
import { NotStored } from '../private-answers';

@Controller('health')
@Everyone()
export class HealthController {
  readonly #startedAt: number;

  constructor(
    private readonly config: Config,
    private readonly accounts: AccountCredentials,
    private readonly version: AppVersion,
    private readonly clock: Clock,
    private readonly personalMode: PersonalMode,
  ) {
    this.#startedAt = clock.now();
  }

  @Get()
  @NotStored()
  read(): Health {
    const hasEmulator = this.config.emulatorUrl !== undefined;
    const isConfigured = hasEmulator || this.accounts.own !== undefined;
    const personal = this.personalMode.isOn;
    return {
      // Without an account of its own and without people's, there is no call that this server could answer.
      status: isConfigured || personal ? 'ok' : 'degraded',
      version: this.version.text,
      uptimeSec: Math.floor((this.clock.now() - this.#startedAt) / 1000),
      components: {
        twilio_configured: isConfigured,
        twilio: hasEmulator ? 'emulator' : 'twilio',
        personal_mode: personal,
      },
    };
  }
}
