import { ComponentHarness } from '@angular/cdk/testing';

export class SearchBoxHarness extends ComponentHarness {
  static readonly hostSelector = 'app-search-box';
  private readonly box = this.locatorFor('input');

  async getValue(): Promise<string> {
    return (await this.box()).getProperty<string>('value');
  }

  async setValue(text: string): Promise<void> {
    await (await this.box()).setInputValue(text);
    await (await this.box()).dispatchEvent('input');
  }
}
