import { ComponentHarness } from '@angular/cdk/testing';

type Field = 'microphoneId' | 'speakerId' | 'ringtoneId';

/** The choice of sound devices. */
export class DeviceFormHarness extends ComponentHarness {
  static hostSelector = 'app-device-form';

  async options(field: Field): Promise<string[]> {
    const options = await this.locatorForAll(`#device-${field} option`)();
    return Promise.all(options.map((option) => option.text()));
  }

  async choose(field: Field, index: number): Promise<void> {
    await (await this.locatorFor(`#device-${field}`)()).selectOptions(index);
  }

  async isChoosable(field: Field): Promise<boolean> {
    return !(await (await this.locatorFor(`#device-${field}`)()).getProperty<boolean>('disabled'));
  }

  /** Presses the test button of the nth device: microphone, speaker, ring. */
  async test(index: number): Promise<void> {
    await (await this.locatorForAll('.row button')())[index]?.click();
  }

  async toggleProcessing(): Promise<void> {
    await (await this.locatorFor('.check input')()).click();
  }
}
