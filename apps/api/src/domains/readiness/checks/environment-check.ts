import type { ReadinessItem } from '@centralita/shared-types';
import { Injectable } from '@nestjs/common';
import { Config } from '../../../platform/config/config';
import { finding } from '../finding';
import type { ReadinessCheck } from '../readiness-check';

/** Whether the environment is one for real callers. */
@Injectable()
export class EnvironmentCheck implements ReadinessCheck {
  constructor(private readonly config: Config) {}

  look(): ReadinessItem[] {
    const found = [...this.#switches(), ...this.#key()];
    if (found.length > 0) return found;
    return [finding('environment', 'ok', 'environment/ok', ['The environment is set up for real callers.'])];
  }

  *#switches(): Iterable<ReadinessItem> {
    const { nodeEnv, webhookSignatures, emulatorUrl, publicBaseUrl } = this.config;
    if (webhookSignatures === 'off') {
      yield finding('environment', 'failed', 'environment/signatures-off', [
        'WEBHOOK_SIGNATURES is off: this machine lets unsigned webhooks in.',
        'Take WEBHOOK_SIGNATURES out of the environment.',
      ]);
    }
    if (emulatorUrl !== undefined) {
      yield finding('environment', 'warning', 'environment/emulator', [
        'This server talks to the emulator: nobody outside can call or write.',
        'Take TWILIO_EMULATOR_URL out of the environment to go live (npm run start:prod does not set it).',
      ]);
    } else if (nodeEnv !== 'production') {
      yield finding('environment', 'warning', 'environment/development', [
        'NODE_ENV is not production.',
        'Start the server by npm run start:prod, which sets it.',
      ]);
    }
    if (publicBaseUrl === undefined && emulatorUrl === undefined) {
      yield finding('environment', 'warning', 'environment/no-public-url', [
        'PUBLIC_BASE_URL is not set: the address is taken from a tunnel or a proxy, and changes with it.',
        'Set PUBLIC_BASE_URL to the https address of this server.',
      ]);
    }
  }

  *#key(): Iterable<ReadinessItem> {
    const { sealingKey, databaseUrl } = this.config;
    if (sealingKey !== undefined) return;
    yield finding('environment', databaseUrl === undefined ? 'ok' : 'warning', 'environment/key-file', [
      'The server key stands in a file under DATA_DIR.',
      databaseUrl === undefined
        ? 'Back up that file too: without it saved accounts cannot be read.'
        : 'Set CENTRALITA_KEY, so that every server that uses this database has the same key.',
    ]);
  }
}
