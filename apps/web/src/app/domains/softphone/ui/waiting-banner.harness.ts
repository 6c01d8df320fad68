import { ComponentHarness } from '@angular/cdk/testing';

/** The second call that waits. */
export class WaitingBannerHarness extends ComponentHarness {
  static hostSelector = 'app-waiting-banner';

  async text(): Promise<string> {
    return (await (await this.host()).text()).replace(/\s+/g, ' ');
  }

  /** Presses the nth button: answer, reject. */
  async press(index: number): Promise<void> {
    await (await this.locatorForAll('button')())[index]?.click();
  }
}
