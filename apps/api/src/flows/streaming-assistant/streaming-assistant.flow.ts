import {
  CallFlow,
  connect,
  conversationRelay,
  hangup,
  IncomingCall,
  RelayFinished,
  say,
  Step,
  type CallEvent,
  type Links,
  type Say,
  type SocketUrl,
  type VoiceVerb,
} from '@centralita/twiml';
import { CANONICAL_VOICE_PATH } from '../../domains/accounts/api/account-voice-urls';
import { Assistant } from '../../domains/assistant/api/assistant';
import { AssistantSpeech, type AssistantLanguage } from '../../domains/assistant/api/assistant-speech';
import type { Handoff } from '../../domains/assistant/api/call-line';
import { RELAY_PATH } from '../../domains/assistant/api/relay-path';
import { RelayTags } from '../../domains/assistant/api/relay-tags';
import { spoken } from '../../domains/assistant/api/spoken';
import { NumberFlows } from '../../domains/number-flows/api/number-flows';
import { Config } from '../../platform/config/config';
import { VOICES } from '../../platform/speech/voices';
import { PersonFlow } from '../person/person.flow';
import { readHandoff } from './handoff';
import { relayVoice } from './relay-voice';

/**
 * Talks with the caller over a WebSocket: words come and go while they are spoken, and may be interrupted. What is said is the
 * domain's (`Conversation`); this flow begins the session, and takes the call where it ends.
 */
@CallFlow({
  id: 'streaming-assistant',
  title: 'Streaming assistant',
  description:
    'Talks with the caller without pauses, and may be interrupted; gives the call to a person where it cannot help.',
})
export class StreamingAssistantFlow {
  constructor(
    private readonly assistant: Assistant,
    private readonly person: PersonFlow,
    private readonly speech: AssistantSpeech,
    private readonly tags: RelayTags,
    private readonly numbers: NumberFlows,
    private readonly config: Config,
  ) {}

  @Step(IncomingCall)
  start(call: IncomingCall, links: Links<StreamingAssistantFlow>): VoiceVerb[] {
    const own = this.numbers.optionsOf(call.to, 'streaming-assistant')?.greeting;
    return [this.#talk(call, links, own ?? this.speech.greeting(call.from))];
  }

  /** The session is over: the caller hung up, or the assistant or the connection let go of the call. */
  @Step(RelayFinished)
  async ended(call: RelayFinished, links: Links<StreamingAssistantFlow>): Promise<VoiceVerb[]> {
    if (call.sessionStatus === 'completed') return [hangup()];
    const handoff = readHandoff(call.handoffData, this.speech.language);
    if (handoff.reason === 'restart') {
      const words = this.speech.sentence('back-again', handoff.language);
      return [this.#talk(call, links, words, handoff.language)];
    }
    const summary = await this.assistant.summary(call.callSid);
    return [
      ...(await this.#lastWords(call, handoff)),
      ...(await this.person.start(call, links.in(PersonFlow), summary)),
    ];
  }

  #talk(
    { accountSid, callSid }: CallEvent,
    links: Links<StreamingAssistantFlow>,
    welcomeGreeting: string,
    language: AssistantLanguage = this.speech.language,
  ): VoiceVerb {
    const action = links.to('ended');
    const tags = this.tags.all;
    const voice = relayVoice(this.config.voiceName);
    const other = this.speech.language === 'es' ? 'en' : 'es';
    const relay = conversationRelay(relayUrl(action, accountSid, callSid), {
      welcomeGreeting,
      welcomeGreetingInterruptible: 'any',
      language: tags[language],
      interruptible: 'any',
      dtmfDetection: true,
      // The configured voice speaks the configured language.
      ...(voice.ttsProvider && { ttsProvider: voice.ttsProvider }),
      languages: [
        { code: tags[this.speech.language], ...voice },
        { code: tags[other], ...(voice.ttsProvider === 'Amazon' ? relayVoice(VOICES[other].voice) : {}) },
      ],
      parameters: { language },
    });
    return connect({ action }, relay);
  }

  /** What the caller hears before a telephone rings. */
  async #lastWords({ callSid }: CallEvent, { turn, failed, language }: Handoff): Promise<Say[]> {
    const reply = turn === undefined ? undefined : await this.assistant.look(callSid, turn);
    const answer = reply?.state === 'answered' ? spoken(reply.text) : '';
    const trouble = failed ? [this.speech.sentence('trouble', language)] : [];
    const words = answer || [...trouble, this.speech.sentence('to-a-person', language)].join(' ');
    return [say(words, language === this.speech.language ? {} : VOICES[language])];
  }
}

/** The session's address stands beside that of the step that takes the call after it. */
function relayUrl(step: string, accountSid: string, callSid: string): SocketUrl {
  const base = step.slice(0, step.indexOf(CANONICAL_VOICE_PATH)).replace(/^http/, 'ws');
  return `${base}${RELAY_PATH}/${accountSid}/${callSid}` as SocketUrl;
}
