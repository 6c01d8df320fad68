import { ComponentHarness, type TestKey } from '@angular/cdk/testing';

/** The keypad by its keys. */
export class KeypadHarness extends ComponentHarness {
  static hostSelector = 'app-keypad';

  async press(key: string): Promise<void> {
    await (await this.key(key)).click();
  }

  /** Holds a key down for some time, then lets it go. */
  async hold(key: string, wait: () => Promise<unknown>): Promise<void> {
    const button = await this.key(key);
    await button.dispatchEvent('pointerdown');
    await wait();
    await button.click();
  }

  async move(from: string, arrow: TestKey): Promise<void> {
    const button = await this.key(from);
    await button.focus();
    await button.sendKeys(arrow);
  }

  async focused(): Promise<string | null> {
    for (const button of await this.locatorForAll('button')()) {
      if (await button.isFocused()) return button.getAttribute('data-key');
    }
    return null;
  }

  /** How many keys the Tab key stops at. */
  async tabStops(): Promise<number> {
    return (await this.locatorForAll('button[tabindex="0"]')()).length;
  }

  private key(key: string) {
    return this.locatorFor(`button[data-key="${key}"]`)();
  }
}
