import { ComponentHarness } from '@angular/cdk/testing';
import { RoundButtonHarness } from './round-button.harness';

/** Mute, keypad, hang up. */
export class CallControlsHarness extends ComponentHarness {
  static hostSelector = 'app-call-controls';

  button(label: string): Promise<RoundButtonHarness> {
    return this.locatorFor(RoundButtonHarness.labelled(label))();
  }

  async labels(): Promise<string[]> {
    const buttons = await this.locatorForAll(RoundButtonHarness)();
    return Promise.all(buttons.map((button) => button.label()));
  }
}
