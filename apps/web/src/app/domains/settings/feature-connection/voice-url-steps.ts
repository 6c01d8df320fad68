import { Component, computed, input } from '@angular/core';
import type { VoiceUrls } from '@centralita/shared-types';
import { CONSOLE_PAGES } from '@centralita/shared-types/rules';
import { TranslocoDirective } from '@jsverse/transloco';
import { CopyButton } from '../../../shared/ui/copy-button';
import { Notice } from '../../../shared/ui/notice';
import { TermLink } from '../ui/term-link';

const API_PORT = '3000';

/** The one URL to paste into the TwiML App, the steps by hand in their order, and what to do when Twilio cannot reach it. */
@Component({
  selector: 'app-voice-url-steps',
  imports: [CopyButton, Notice, TermLink, TranslocoDirective],
  templateUrl: './voice-url-steps.html',
  styleUrl: './voice-url-steps.scss',
})
export class VoiceUrlSteps {
  /** Absent while they are being made. */
  readonly urls = input<VoiceUrls>();
  /** The emulator reaches any address and is set up without a console. */
  readonly emulated = input(false);
  readonly done = input(false);

  protected readonly pages = CONSOLE_PAGES;
  protected readonly tunnelCommand = computed(() => `ngrok http ${portOf(this.urls()?.publicBaseUrl)}`);
}

const portOf = (url: string | undefined): string =>
  (url && URL.canParse(url) ? new URL(url).port : '') || API_PORT;
