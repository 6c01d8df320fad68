import {
  CallContinued,
  CallFlow,
  CallStarted,
  DialFinished,
  GatheredDigits,
  GatheredInput,
  GatheredSpeech,
  IncomingCall,
  Links,
  OutgoingCall,
  QueueWait,
  say,
  Step,
  type VoiceVerb,
} from '../../src/index';

@CallFlow({ id: 'steps', title: 'Steps' })
export class StepsFlow {
  // @ts-expect-error TS1241 the decorator says keys, the method takes speech
  @Step(GatheredDigits)
  otherEvent({ speech }: GatheredSpeech): VoiceVerb[] {
    return [say(speech)];
  }

  // @ts-expect-error TS1241 both events have the same fields, and still differ
  @Step(CallContinued)
  sameShape(_call: IncomingCall): VoiceVerb[] {
    return [];
  }

  // @ts-expect-error TS1241 the decorator says either, the method takes one
  @Step(CallStarted)
  tooNarrow(_call: IncomingCall): VoiceVerb[] {
    return [];
  }

  // @ts-expect-error TS1241 the method takes text
  @Step(QueueWait)
  noEvent(position: string): VoiceVerb[] {
    return [say(position)];
  }

  // @ts-expect-error TS1241 the second parameter is the links
  @Step(QueueWait)
  noLinks(_call: QueueWait, hold: boolean): VoiceVerb[] {
    return [say(String(hold))];
  }

  // @ts-expect-error TS1241 a step answers verbs
  @Step(DialFinished)
  answersText(_end: DialFinished): string {
    return '<Response/>';
  }

  // @ts-expect-error TS1241 there is nothing to answer with
  @Step(DialFinished)
  answersNothing(_end: DialFinished): void {
    return;
  }

  // @ts-expect-error TS2345 String is no event class
  @Step(String)
  noEventClass(_text: unknown): VoiceVerb[] {
    return [];
  }

  @Step(CallStarted)
  start(call: IncomingCall | OutgoingCall, _links: Links<StepsFlow>): VoiceVerb[] {
    return [say(call.kind === 'outgoing-call' ? call.identity : call.from)];
  }

  @Step(GatheredInput)
  async either(input: GatheredInput): Promise<VoiceVerb[]> {
    await Promise.resolve();
    return [say(input.kind === 'gathered-speech' ? input.speech : input.digits)];
  }

  @Step(QueueWait)
  noParameters(): VoiceVerb[] {
    return [];
  }
}

// @ts-expect-error TS1238 a flow has a step named start
@CallFlow({ id: 'endless', title: 'No start' })
export class NoStartFlow {
  @Step(QueueWait)
  hold(_call: QueueWait): VoiceVerb[] {
    return [];
  }
}
