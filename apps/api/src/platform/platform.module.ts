import { Global, Module, type DynamicModule, type Provider } from '@nestjs/common';
import { Clock, SystemClock } from './clock/clock';
import { AppVersion } from './config/app-version';
import { Config } from './config/config';
import { EmulatorAddress } from './config/emulator-address';
import { HttpMeter } from './metrics/http-meter';
import { Meters } from './metrics/meters';
import { PageUrl } from './public-url/page-url';
import { PublicUrl } from './public-url/public-url';
import { PasswordHasher } from './security/password-hasher';
import { Sealer } from './security/sealer';
import { SealingKeys } from './security/sealing-keys';
import { SigningKeys } from './security/signing-keys';

const OFFERED = [
  AppVersion,
  Clock,
  Config,
  EmulatorAddress,
  HttpMeter,
  Meters,
  PageUrl,
  PasswordHasher,
  PublicUrl,
  Sealer,
  SigningKeys,
];

/** What every room may use. */
@Global()
@Module({})
export class PlatformModule {
  /** @param adapters providers of the platform's ports */
  static with(config: Config, ...adapters: Provider[]): DynamicModule {
    return {
      module: PlatformModule,
      providers: [
        ...adapters,
        { provide: Config, useValue: config },
        { provide: Clock, useClass: SystemClock },
        AppVersion,
        EmulatorAddress,
        HttpMeter,
        Meters,
        PageUrl,
        PasswordHasher,
        PublicUrl,
        Sealer,
        SealingKeys,
        SigningKeys,
      ],
      exports: OFFERED,
    };
  }
}
