import {
  makeEnvironmentProviders,
  provideEnvironmentInitializer,
  type EnvironmentProviders,
} from '@angular/core';
import { ignoreRefusedSounds } from './data/refused-sounds';
import { TwilioVoiceClient } from './data/twilio-voice-client';
import { VoiceClient } from './data/voice-client';

/** Binds the phone's line to Twilio's Voice SDK, which is loaded when a line is first opened. */
export function provideSoftphone(): EnvironmentProviders {
  return makeEnvironmentProviders([
    { provide: VoiceClient, useClass: TwilioVoiceClient },
    provideEnvironmentInitializer(ignoreRefusedSounds),
  ]);
}
