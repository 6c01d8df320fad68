import { ComponentHarness } from '@angular/cdk/testing';
import { CallCardHarness } from '../ui/call-card.harness';
import { IncomingPanelHarness } from '../ui/incoming-panel.harness';
import { KeypadHarness } from '../ui/keypad.harness';
import { NumberEntryHarness } from '../ui/number-entry.harness';
import { RoundButtonHarness } from '../ui/round-button.harness';
import { TroubleBannerHarness } from '../ui/trouble-banner.harness';
import { WaitingBannerHarness } from '../ui/waiting-banner.harness';

/** The whole phone. */
export class PhonePanelHarness extends ComponentHarness {
  static hostSelector = 'app-phone-panel';

  readonly entry = this.locatorForOptional(NumberEntryHarness);
  readonly keypad = this.locatorForOptional(KeypadHarness);
  readonly card = this.locatorForOptional(CallCardHarness);
  readonly incoming = this.locatorForOptional(IncomingPanelHarness);
  readonly waiting = this.locatorForOptional(WaitingBannerHarness);
  readonly trouble = this.locatorForOptional(TroubleBannerHarness);

  async state(): Promise<string | null> {
    return (await this.host()).getAttribute('data-state');
  }

  async text(): Promise<string> {
    return (await (await this.host()).text()).replace(/\s+/g, ' ');
  }

  async press(label: string): Promise<void> {
    await (await this.locatorFor(RoundButtonHarness.labelled(label))()).press();
  }
}
