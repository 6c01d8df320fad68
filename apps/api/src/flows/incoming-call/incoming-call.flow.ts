import { E164 } from '@centralita/shared-types';
import {
  CallFlow,
  CallStatusChanged,
  client,
  dial,
  DialFinished,
  hangup,
  IncomingCall,
  say,
  Step,
  type Links,
  type VoiceVerb,
} from '@centralita/twiml';
import { CurrentAccount } from '../../domains/accounts/api/current-account';
import { identityOf } from '../../domains/accounts/api/twilio-account';
import { Config } from '../../platform/config/config';
import { INCOMING_CALL_WORDS, type IncomingCallSentence } from './incoming-call-words';

const PROGRESS = ['initiated', 'ringing', 'answered', 'completed'] as const;

/** Somebody calls the number: its browsers ring, all at once, and the first to answer has the call. */
@CallFlow({ id: 'incoming-call', title: 'Incoming call' })
export class IncomingCallFlow {
  constructor(
    private readonly account: CurrentAccount,
    private readonly config: Config,
  ) {}

  @Step(IncomingCall)
  start({ from }: IncomingCall, links: Links<IncomingCallFlow>): VoiceVerb[] {
    return [
      dial(
        {
          // A hidden caller (`anonymous`, an empty text) is no caller id: without one Twilio passes on what it has.
          callerId: E164.test(from) ? from : undefined,
          // The caller hears ringing, and pays nothing, until a browser answers.
          // https://www.twilio.com/docs/voice/twiml/dial#answeronbridge
          answerOnBridge: true,
          timeoutSec: this.config.ringTimeoutSec,
          action: links.to('finished'),
        },
        client(identityOf(this.account.get().phoneNumber), {
          statusCallback: links.to('progress'),
          statusCallbackEvent: PROGRESS,
        }),
      ),
    ];
  }

  @Step(DialFinished)
  finished({ dialCallStatus }: DialFinished): VoiceVerb[] {
    switch (dialCallStatus) {
      case 'completed':
      case 'answered':
      case 'canceled':
        return [hangup()];
      case 'busy':
        return this.#say('busy');
      default:
        return this.#say('nobody-there');
    }
  }

  /** Progress of the ringing browsers: the log has it, and nothing is to be answered. */
  @Step(CallStatusChanged)
  progress(_change: CallStatusChanged): VoiceVerb[] {
    return [];
  }

  #say(sentence: IncomingCallSentence): VoiceVerb[] {
    return [say(INCOMING_CALL_WORDS[this.config.spokenLanguage][sentence]), hangup()];
  }
}
