import type { ReadinessItem } from '@centralita/shared-types';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock';
import { Config } from '../../../platform/config/config';
import { lastBackup } from '../../../platform/database/backup-note';
import { finding } from '../finding';
import type { ReadinessCheck } from '../readiness-check';

const DAY_MS = 86_400_000;
const DAYS_MAX = 7;
const REMEDY = 'Run npm run db -- backup <file> every day, and keep the server key beside the copies.';

/** Whether what is here could be brought back. */
@Injectable()
export class BackupCheck implements ReadinessCheck {
  constructor(
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  look(): ReadinessItem[] {
    const at = lastBackup(this.config.dataDir);
    if (at === undefined) {
      return [
        finding('backup', 'warning', 'backup/none', ['No backup was made from this machine yet.', REMEDY]),
      ];
    }
    const days = Math.max(0, Math.floor((this.clock.now() - at) / DAY_MS));
    const parameters = { days: String(days), at: String(at) };
    return [
      days > DAYS_MAX
        ? finding('backup', 'warning', 'backup/old', [`The last backup is ${days} days old.`, REMEDY], {
            parameters,
          })
        : finding('backup', 'ok', 'backup/ok', [`The last backup is ${days} days old.`], { parameters }),
    ];
  }
}
