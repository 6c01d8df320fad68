import { ComponentHarness } from '@angular/cdk/testing';
import { MatButtonHarness } from '@angular/material/button/testing';

/** A trouble in words. */
export class TroubleBannerHarness extends ComponentHarness {
  static hostSelector = 'app-trouble-banner';

  async text(): Promise<string> {
    return (await (await this.host()).text()).replace(/\s+/g, ' ');
  }

  async role(): Promise<string | null> {
    return (await this.locatorFor('app-notice')()).getAttribute('role');
  }

  async buttons(): Promise<string[]> {
    const buttons = await this.locatorForAll(MatButtonHarness)();
    return Promise.all(buttons.map((button) => button.getText()));
  }

  async press(text: string): Promise<void> {
    await (await this.locatorFor(MatButtonHarness.with({ text }))()).click();
  }
}
