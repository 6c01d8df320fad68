import { Module } from '@nestjs/common';
import { Brings } from '../../../platform/modules/brings';
import { PeopleHousekeepingJob } from '../people-housekeeping.job';
import { PEOPLE_SCHEMA } from '../people-schema';
import { SEALED_IN_PEOPLE } from '../sealed-in-people';
import { OrganisationsModule } from '../../organisations/api/organisations.module';
import { AuditModule } from '../../audit/api/audit.module';
import { AccessEnd } from '../access-end';
import { Founder } from '../founder';
import { FoundingStore } from '../founding.store';
import { InvitationsStore } from '../invitations.store';
import { Newcomers } from './newcomers';
import { PasswordProofs } from '../password-proofs';
import { PasswordResetsStore } from '../password-resets.store';
import { PeopleStore } from '../people.store';
import { ProgramTokensStore } from '../program-tokens.store';
import { RecoveryCodesStore } from '../recovery-codes.store';
import { ResetLinks } from '../reset-links';
import { SecondFactor } from '../second-factor';
import { SessionsStore } from '../sessions.store';
import { SignInBackOff } from '../sign-in-back-off';
import { SignInFailuresStore } from '../sign-in-failures.store';
import { Principals } from './principals';
import { FirstRun } from './first-run';
import { InvitationActions } from './invitation-actions';
import { PasswordActions } from './password-actions';
import { PeopleActions } from './people-actions';
import { PeopleDirectory } from './people-directory';
import { PeopleHousekeeping } from './people-housekeeping';
import { PersonalMode } from './personal-mode';
import { Profiles } from './profiles';
import { ProgramTokens } from './program-tokens';
import { SecondFactorActions } from './second-factor-actions';
import { ServerOwnership } from './server-ownership';
import { Sessions } from './sessions';
import { SessionValidity } from './session-validity';
import { InvitationLinks } from './invitation-links';
import { SignInActions } from './sign-in-actions';

const STORES = [
  FoundingStore,
  InvitationsStore,
  PasswordResetsStore,
  PeopleStore,
  ProgramTokensStore,
  RecoveryCodesStore,
  SessionsStore,
  SignInFailuresStore,
];
const OFFERED = [
  Principals,
  FirstRun,
  InvitationActions,
  Newcomers,
  PasswordActions,
  PeopleActions,
  PeopleDirectory,
  PeopleHousekeeping,
  PersonalMode,
  Profiles,
  ProgramTokens,
  SecondFactorActions,
  ServerOwnership,
  Sessions,
  SignInActions,
  SessionValidity,
  InvitationLinks,
];

/** Who works here, how they prove it, and what each may do. */
@Brings({ schema: PEOPLE_SCHEMA, sealedColumns: SEALED_IN_PEOPLE })
@Module({
  imports: [AuditModule, OrganisationsModule],
  providers: [
    PeopleHousekeepingJob,
    ...STORES,
    AccessEnd,
    Founder,
    PasswordProofs,
    ResetLinks,
    SecondFactor,
    SignInBackOff,
    ...OFFERED,
  ],
  exports: OFFERED,
})
export class PeopleModule {}
