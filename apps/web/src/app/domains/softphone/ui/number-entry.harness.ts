import { ComponentHarness, TestKey } from '@angular/cdk/testing';

/** The number field as a person uses it. */
export class NumberEntryHarness extends ComponentHarness {
  static hostSelector = 'app-number-entry';

  private readonly field = this.locatorFor('input');

  async type(text: string): Promise<void> {
    await (await this.field()).sendKeys(text);
  }

  async value(): Promise<string> {
    return (await this.field()).getProperty<string>('value');
  }

  async enter(): Promise<void> {
    await (await this.field()).sendKeys(TestKey.ENTER);
  }

  async backspace(): Promise<void> {
    await (await this.locatorFor('button')()).click();
  }

  async canErase(): Promise<boolean> {
    return !(await (await this.locatorFor('button')()).getProperty<boolean>('disabled'));
  }

  async hint(): Promise<string> {
    return (await this.locatorFor('.hint')()).text();
  }
}
