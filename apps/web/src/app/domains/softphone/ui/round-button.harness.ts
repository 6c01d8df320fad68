import { ComponentHarness, HarnessPredicate } from '@angular/cdk/testing';

/** A round button by its word. */
export class RoundButtonHarness extends ComponentHarness {
  static hostSelector = 'app-round-button';

  static labelled(label: string): HarnessPredicate<RoundButtonHarness> {
    return new HarnessPredicate(RoundButtonHarness, {}).addOption('label', label, async (button, wanted) => {
      return (await button.label()) === wanted;
    });
  }

  private readonly button = this.locatorFor('button');

  async label(): Promise<string> {
    return (await this.button()).text();
  }

  async press(): Promise<void> {
    await (await this.button()).click();
  }

  async isOff(): Promise<boolean> {
    return (await (await this.button()).getAttribute('aria-disabled')) === 'true';
  }

  async isOn(): Promise<boolean> {
    return (await (await this.button()).getAttribute('aria-pressed')) === 'true';
  }

  async isFocused(): Promise<boolean> {
    return (await this.button()).isFocused();
  }
}
