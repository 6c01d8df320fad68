import { Component, DestroyRef, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle } from '@angular/material/dialog';
import { TranslocoDirective, provideTranslocoScope } from '@jsverse/transloco';
import { AudioDevices } from '../data/audio-devices';
import { CallNotifications } from '../data/call-notifications';
import { MicrophoneMeter } from '../data/microphone-meter';
import { explain } from '../data/voice-errors';
import { DeviceForm, type DeviceChoice } from '../ui/device-form';
import { TroubleBanner } from '../ui/trouble-banner';

/** Sound devices with a test of each, and the browser's notifications. */
@Component({
  selector: 'app-devices-dialog',
  imports: [
    DeviceForm,
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    TranslocoDirective,
    TroubleBanner,
  ],
  providers: [provideTranslocoScope('softphone')],
  templateUrl: './devices-dialog.html',
  styleUrl: './dialogs.scss',
})
export class DevicesDialog {
  protected readonly devices = inject(AudioDevices);
  protected readonly meter = inject(MicrophoneMeter);
  protected readonly notifications = inject(CallNotifications);

  protected readonly testing = signal<'speakerId' | 'ringtoneId' | undefined>(undefined);
  protected readonly outputFailed = signal(false);
  protected readonly trouble = computed(() => {
    const fault = this.meter.fault();
    if (fault) return explain(fault);
    return this.outputFailed() ? { key: 'speaker-failed', action: 'none' as const } : undefined;
  });

  constructor() {
    void this.devices.refresh();
    inject(DestroyRef).onDestroy(() => this.meter.stop());
  }

  protected choose({ field, id }: DeviceChoice): void {
    if (id === undefined) this.devices.useDefault(field);
    else this.devices.choose({ [field]: id });
    if (field === 'microphoneId' && this.meter.state() === 'on') void this.meter.start();
  }

  protected toggleMeter(): void {
    if (this.meter.state() === 'on' || this.meter.state() === 'opening') this.meter.stop();
    else void this.meter.start();
  }

  protected async testOutput(field: 'speakerId' | 'ringtoneId'): Promise<void> {
    this.testing.set(field);
    this.outputFailed.set(false);
    try {
      await this.devices.test(this.devices.choice()[field], field === 'ringtoneId' ? 'incoming' : 'outgoing');
    } catch {
      this.outputFailed.set(true);
    } finally {
      this.testing.set(undefined);
    }
  }
}
