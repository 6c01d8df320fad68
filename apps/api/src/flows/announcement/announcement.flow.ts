import { CallFlow, hangup, IncomingCall, say, Step, type VoiceVerb } from '@centralita/twiml';
import { NumberFlows } from '../../domains/number-flows/api/number-flows';
import { Config } from '../../platform/config/config';

const WORDS = {
  en: 'We are closed right now. Please call again later. Goodbye.',
  es: 'Ahora mismo está cerrado. Vuelva a llamar más tarde. Adiós.',
};

/** Says a text and ends the call. */
@CallFlow({ id: 'announcement', title: 'Announcement', description: 'Says a text and ends the call.' })
export class AnnouncementFlow {
  constructor(
    private readonly numbers: NumberFlows,
    private readonly config: Config,
  ) {}

  @Step(IncomingCall)
  start({ to }: IncomingCall): VoiceVerb[] {
    const options = this.numbers.optionsOf(to, 'announcement');
    return [say(options?.text ?? WORDS[this.config.spokenLanguage]), hangup()];
  }
}
