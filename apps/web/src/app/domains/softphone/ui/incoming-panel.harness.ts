import { ComponentHarness } from '@angular/cdk/testing';
import { RoundButtonHarness } from './round-button.harness';

/** A ringing call. */
export class IncomingPanelHarness extends ComponentHarness {
  static hostSelector = 'app-incoming-panel';

  async role(): Promise<string | null> {
    return (await this.locatorFor('.panel')()).getAttribute('role');
  }

  async caller(): Promise<string> {
    return (await this.locatorFor('.who')()).text();
  }

  async press(label: string): Promise<void> {
    await (await this.locatorFor(RoundButtonHarness.labelled(label))()).press();
  }

  async isFocused(label: string): Promise<boolean> {
    return (await this.locatorFor(RoundButtonHarness.labelled(label))()).isFocused();
  }
}
