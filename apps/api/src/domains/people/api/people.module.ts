import { Module } from '@nestjs/common';
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
import { Credentials } from './credentials';
import { FirstRun } from './first-run';
import { InvitationDesk } from './invitation-desk';
import { PasswordDesk } from './password-desk';
import { PeopleDesk } from './people-desk';
import { PeopleDirectory } from './people-directory';
import { PeopleHousekeeping } from './people-housekeeping';
import { PersonalMode } from './personal-mode';
import { Profiles } from './profiles';
import { ProgramTokens } from './program-tokens';
import { SecondFactorDesk } from './second-factor-desk';
import { ServerOwnership } from './server-ownership';
import { Sessions } from './sessions';
import { Standing } from './standing';
import { WelcomeDesk } from './welcome-desk';
import { SignInDesk } from './sign-in-desk';

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
  Credentials,
  FirstRun,
  InvitationDesk,
  Newcomers,
  PasswordDesk,
  PeopleDesk,
  PeopleDirectory,
  PeopleHousekeeping,
  PersonalMode,
  Profiles,
  ProgramTokens,
  SecondFactorDesk,
  ServerOwnership,
  Sessions,
  SignInDesk,
  Standing,
  WelcomeDesk,
];

/** Who works here, how they prove it, and what each may do. */
@Module({
  imports: [AuditModule, OrganisationsModule],
  providers: [
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
