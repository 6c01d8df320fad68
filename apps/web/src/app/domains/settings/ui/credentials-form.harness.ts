import { ComponentHarness } from '@angular/cdk/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatFormFieldHarness } from '@angular/material/form-field/testing';
import { MatInputHarness } from '@angular/material/input/testing';

/** The form as a person uses it: fields by their labels, the buttons by their words. */
export class CredentialsFormHarness extends ComponentHarness {
  static hostSelector = 'app-credentials-form';

  private readonly radios = this.locatorForAll('input[type=radio]');

  async labels(): Promise<(string | null)[]> {
    const fields = await this.locatorForAll(MatFormFieldHarness)();
    return Promise.all(fields.map((field) => field.getLabel()));
  }

  async type(label: string, text: string): Promise<void> {
    const input = await this.input(label);
    await input.setValue(text);
    await input.blur();
  }

  async value(label: string): Promise<string> {
    return (await this.input(label)).getValue();
  }

  async isHidden(label: string): Promise<boolean> {
    return (await (await this.input(label)).getType()) === 'password';
  }

  async errors(label: string): Promise<string[]> {
    const field = await this.locatorFor(MatFormFieldHarness.with({ floatingLabelText: label }))();
    return field.getTextErrors();
  }

  /** The pressed state of *Show* beside a secret, after pressing it. */
  async reveal(label: string): Promise<void> {
    const show = await this.locatorFor(`button[aria-label="Show ${label}"]`)();
    await show.click();
  }

  async keepIn(area: 'browser' | 'tab'): Promise<void> {
    const [browser, tab] = await this.radios();
    const radio = area === 'tab' ? tab : browser;
    await radio?.click();
    await radio?.dispatchEvent('change');
  }

  async send(): Promise<void> {
    await (await this.locatorFor(MatButtonHarness.with({ selector: '[type=submit]' }))()).click();
  }

  private input(label: string): Promise<MatInputHarness> {
    return this.locatorFor(MatInputHarness.with({ label }))();
  }
}
