import { ComponentHarness } from '@angular/cdk/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatFormFieldHarness } from '@angular/material/form-field/testing';
import { MatInputHarness } from '@angular/material/input/testing';

/** Signing in as a person does it: fields by their labels, the button by its words. */
export class SignInPanelHarness extends ComponentHarness {
  static hostSelector = 'app-sign-in-panel';

  async type(label: string, text: string): Promise<void> {
    const input = await this.locatorFor(MatInputHarness.with({ label }))();
    await input.setValue(text);
    await input.blur();
  }

  async value(label: string): Promise<string> {
    return (await this.locatorFor(MatInputHarness.with({ label }))()).getValue();
  }

  async labels(): Promise<(string | null)[]> {
    const fields = await this.locatorForAll(MatFormFieldHarness)();
    return Promise.all(fields.map((field) => field.getLabel()));
  }

  async errors(label: string): Promise<string[]> {
    const field = await this.locatorFor(MatFormFieldHarness.with({ floatingLabelText: label }))();
    return field.getTextErrors();
  }

  async send(): Promise<void> {
    await (await this.button()).click();
  }

  async button(): Promise<MatButtonHarness> {
    return this.locatorFor(MatButtonHarness.with({ selector: '[type=submit]' }))();
  }

  async notice(): Promise<string | undefined> {
    return (await this.locatorForOptional('[role=alert]')())?.text();
  }
}
