import {
  CallFlow,
  CallStarted,
  GatheredDigits,
  Links,
  redirect,
  say,
  Step,
  type VoiceVerb,
} from '../../src/index';
import { SupportFlow } from '../support-flow';

@CallFlow({ id: 'links', title: 'Links' })
export class LinksFlow {
  readonly opened = true;

  @Step(CallStarted)
  start(_call: CallStarted, links: Links<LinksFlow>): VoiceVerb[] {
    return [
      redirect(links.to('route')),
      redirect(links.in(SupportFlow).to('hold')),
      // @ts-expect-error TS2345 no such step
      redirect(links.to('rout')),
      // @ts-expect-error TS2345 a method that takes no event is no step
      redirect(links.to('greeting')),
      // @ts-expect-error TS2345 a method that takes something else is no step
      redirect(links.to('greet')),
      // @ts-expect-error TS2345 a method that answers no verbs is no step
      redirect(links.to('isLong')),
      // @ts-expect-error TS2345 a property is no step
      redirect(links.to('opened')),
      // @ts-expect-error TS2345 a private method is no step
      redirect(links.to('secret')),
      // @ts-expect-error TS2345 a step of another flow
      redirect(links.to('hold')),
      // @ts-expect-error TS2345 no such step in the other flow
      redirect(links.in(SupportFlow).to('greeting')),
      // @ts-expect-error TS2322 facts in a link are texts
      redirect(links.to('route', { tries: 2 })),
    ];
  }

  @Step(GatheredDigits)
  async route({ digits }: GatheredDigits): Promise<VoiceVerb[]> {
    await Promise.resolve();
    return [...this.greeting(), ...this.greet(digits), ...this.secret()];
  }

  greeting(): VoiceVerb[] {
    return [say('Hello.')];
  }

  greet(name: string): VoiceVerb[] {
    return [say(`Hello, ${name}.`)];
  }

  isLong({ digits }: GatheredDigits): boolean {
    return digits.length > 4;
  }

  private secret(): VoiceVerb[] {
    return [];
  }
}
