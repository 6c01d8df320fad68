import { Global, Module } from '@nestjs/common';
import { Founder } from '../founder';
import { FoundingStore } from '../founding.store';
import { Newcomers } from '../newcomers';
import { PeopleStore } from '../people.store';
import { ProgramTokensStore } from '../program-tokens.store';
import { RecoveryCodesStore } from '../recovery-codes.store';
import { SecondFactor } from '../second-factor';
import { SessionsStore } from '../sessions.store';
import { SignInBackOff } from '../sign-in-back-off';
import { SignInFailuresStore } from '../sign-in-failures.store';
import { Credentials } from './credentials';
import { FirstRun } from './first-run';
import { PeopleDirectory } from './people-directory';
import { PersonalMode } from './personal-mode';
import { Profiles } from './profiles';
import { ProgramTokens } from './program-tokens';
import { ServerOwnership } from './server-ownership';
import { Sessions } from './sessions';
import { Standing } from './standing';
import { SignInDesk } from './sign-in-desk';

const STORES = [
  FoundingStore,
  PeopleStore,
  ProgramTokensStore,
  RecoveryCodesStore,
  SessionsStore,
  SignInFailuresStore,
];
const OFFERED = [
  Credentials,
  FirstRun,
  PeopleDirectory,
  PersonalMode,
  Profiles,
  ProgramTokens,
  ServerOwnership,
  Sessions,
  SignInDesk,
  Standing,
];

/** Who works here, how they prove it, and what each may do. */
@Global()
@Module({
  providers: [...STORES, Founder, Newcomers, SecondFactor, SignInBackOff, ...OFFERED],
  exports: OFFERED,
})
export class PeopleModule {}
