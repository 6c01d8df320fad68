import type { SettingDifference } from '@centralita/shared-types';
import { Injectable } from '@nestjs/common';
import {
  AccountLines,
  type MessagingService,
  type NumberAtProvider,
  type VoiceLine,
} from './ports/account-lines';
import type { TwilioLines } from './twilio-accounts';
import { differencesOf, messagesTakenBy, wantedOf, type Wanted } from './wanted-lines';

/** A number as it stands at the provider, and what is wanted of it. */
export interface ReadNumber {
  number: NumberAtProvider;
  application: VoiceLine | undefined;
  wanted: Wanted;
  differences: SettingDifference[];
  /**
   * What is set there keeps its messages from coming here, and only the console changes that; null where the provider did
   * not tell.
   */
  messagesTakenBy: MessagingService | null | undefined;
}

/** Reads where the numbers of an account lead. */
@Injectable()
export class NumberReader {
  constructor(private readonly lines: AccountLines) {}

  /** @throws ProviderError */
  async read({ login, applicationSid }: TwilioLines, base: string): Promise<ReadNumber[]> {
    const [numbers, application] = await Promise.all([
      this.lines.numbers(login),
      applicationSid === undefined ? undefined : this.lines.application(login, applicationSid),
    ]);
    return numbers.map((number) => {
      const wanted = wantedOf(number, applicationSid, base);
      return {
        number,
        application,
        wanted,
        differences: differencesOf(number.line, application, wanted),
        messagesTakenBy: messagesTakenBy(number, base),
      };
    });
  }
}
