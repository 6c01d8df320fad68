import { AuditStore } from '../domains/audit/audit.store';
import { StoredAuditLog } from '../domains/audit/stored-audit-log';
import { AccessEnd } from '../domains/people/access-end';
import { AccountRecovery } from '../domains/people/api/account-recovery';
import { PeopleActions } from '../domains/people/api/people-actions';
import { PasswordResetsStore } from '../domains/people/password-resets.store';
import { PeopleStore } from '../domains/people/people.store';
import { ProgramTokensStore } from '../domains/people/program-tokens.store';
import { RecoveryCodesStore } from '../domains/people/recovery-codes.store';
import { ResetLinks } from '../domains/people/reset-links';
import { SessionsStore } from '../domains/people/sessions.store';
import { SystemClock } from '../platform/clock/clock';
import type { Store } from '../platform/database/store';
import { ActivityReactions } from '../platform/events/activity-reactions';
import { InProcessEventBus } from '../platform/events/in-process-event-bus';
import { StoredActivityLog } from '../platform/events/stored-activity-log';

/** Account recovery without the rest of the server, which would make first-run codes, listen and work off jobs. */
export function accountRecoveryOver({ database, work }: Store): AccountRecovery {
  const clock = new SystemClock();
  const audit = new StoredAuditLog(new AuditStore(database), clock);
  // Nobody listens here: servers that run find the new numbers by their poll, within 5 s.
  const bus = new InProcessEventBus();
  const activities = new StoredActivityLog(database, bus, clock, new ActivityReactions());
  const people = new PeopleStore(database);
  const resets = new PasswordResetsStore(database);
  const accessEnd = new AccessEnd(
    new SessionsStore(database),
    new ProgramTokensStore(database),
    resets,
    new RecoveryCodesStore(database),
    people,
  );
  return new AccountRecovery(
    people,
    new PeopleActions(people, accessEnd, work, audit, activities),
    new ResetLinks(resets, people, work, audit, clock),
  );
}
