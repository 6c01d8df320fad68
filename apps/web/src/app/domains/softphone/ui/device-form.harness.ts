import { ComponentHarness } from '@angular/cdk/testing';
import { MatSelectHarness } from '@angular/material/select/testing';

const FIELDS = ['microphoneId', 'speakerId', 'ringtoneId'] as const;
type Field = (typeof FIELDS)[number];

/** The choice of sound devices. */
export class DeviceFormHarness extends ComponentHarness {
  static hostSelector = 'app-device-form';

  async options(field: Field): Promise<string[]> {
    const select = await this.select(field);
    await select.open();
    const options = await select.getOptions();
    const texts = await Promise.all(options.map((option) => option.getText()));
    await select.close();
    return texts;
  }

  async choose(field: Field, index: number): Promise<void> {
    const select = await this.select(field);
    await select.open();
    await (await select.getOptions())[index]?.click();
  }

  async isChoosable(field: Field): Promise<boolean> {
    return !(await (await this.select(field)).isDisabled());
  }

  /** Presses the test button of the nth device: microphone, speaker, ring. */
  async test(index: number): Promise<void> {
    await (await this.locatorForAll('.row button')())[index]?.click();
  }

  async toggleProcessing(): Promise<void> {
    await (await this.locatorFor('.check input')()).click();
  }

  private async select(field: Field): Promise<MatSelectHarness> {
    const selects = await this.locatorForAll(MatSelectHarness)();
    return selects[FIELDS.indexOf(field)] as MatSelectHarness;
  }
}
