import { Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { SelectBox, type Choice } from '../../../shared/ui/select-box';
import type { AudioChoice, AudioDevice } from '../data/models/audio';
import { PhoneIcon } from './phone-icon';
import type { PhoneIconName } from './phone-icons';
import { VolumeMeter } from './volume-meter';

type DeviceField = 'microphoneId' | 'speakerId' | 'ringtoneId';

/** One choice of a device: the field that keeps it and the device, or the system's own when absent. */
export interface DeviceChoice {
  field: DeviceField;
  id?: string;
}

interface OutputRow {
  field: 'speakerId' | 'ringtoneId';
  icon: PhoneIconName;
}

const OUTPUTS: readonly OutputRow[] = [
  { field: 'speakerId', icon: 'speaker' },
  { field: 'ringtoneId', icon: 'bell' },
];

/** Microphone, speaker and ring: which device, and a test of each. */
@Component({
  selector: 'app-device-form',
  imports: [MatButton, PhoneIcon, SelectBox, TranslocoDirective, VolumeMeter],
  templateUrl: './device-form.html',
  styleUrl: './device-form.scss',
})
export class DeviceForm {
  readonly microphones = input.required<readonly AudioDevice[]>();
  readonly speakers = input.required<readonly AudioDevice[]>();
  readonly choice = input.required<AudioChoice>();
  readonly canChooseSpeaker = input(true);
  readonly level = input(0);
  readonly microphoneState = input<'off' | 'opening' | 'on' | 'failed'>('off');
  /** The output whose test sound plays now. */
  readonly testing = input<'speakerId' | 'ringtoneId'>();
  readonly chosen = output<DeviceChoice>();
  readonly processingChanged = output<boolean>();
  readonly microphoneTested = output();
  readonly outputTested = output<'speakerId' | 'ringtoneId'>();

  protected readonly outputs = OUTPUTS;

  private readonly transloco = inject(TranslocoService);
  protected readonly microphoneChoices = computed(() => this.choicesOf(this.microphones()));
  protected readonly speakerChoices = computed(() => this.choicesOf(this.speakers()));

  protected choose(field: DeviceField, id: string): void {
    this.chosen.emit(id === '' ? { field } : { field, id });
  }

  /** The system's own first; a device that the browser does not name has its number. */
  private choicesOf(devices: readonly AudioDevice[]): Choice[] {
    const word = (key: string, values = {}): string =>
      this.transloco.translate('softphone.devices.' + key, values, this.transloco.activeLang());
    return [
      { value: '', text: word('default') },
      ...devices.map(({ id, label }, index) => ({
        value: id,
        text: label || word('unnamed', { number: index + 1 }),
      })),
    ];
  }

  protected onProcessing(event: Event): void {
    this.processingChanged.emit((event.target as HTMLInputElement).checked);
  }
}
