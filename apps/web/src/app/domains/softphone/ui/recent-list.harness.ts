import { ComponentHarness, TestKey } from '@angular/cdk/testing';

/** The list of recent calls. */
export class RecentListHarness extends ComponentHarness {
  static hostSelector = 'app-recent-list';

  private readonly choices = this.locatorForAll('.choose');

  async rows(): Promise<string[]> {
    return Promise.all((await this.choices()).map(async (row) => (await row.text()).replace(/\s+/g, ' ')));
  }

  async choose(index: number): Promise<void> {
    await (await this.choices())[index]?.click();
  }

  async remove(index: number): Promise<void> {
    await (await this.locatorForAll('.remove')())[index]?.click();
  }

  /** Presses the down arrow on a row; answers which row has the focus then. */
  async down(index: number): Promise<number> {
    const rows = await this.choices();
    await rows[index]?.focus();
    await rows[index]?.sendKeys(TestKey.DOWN_ARROW);
    const focused = await Promise.all(rows.map((row) => row.isFocused()));
    return focused.indexOf(true);
  }

  async text(): Promise<string> {
    return (await this.host()).text();
  }
}
