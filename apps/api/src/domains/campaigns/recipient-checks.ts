import { quietAround, type CampaignExclusion, type Quiet } from '@centralita/shared-types';
import { countryOfNumber } from '@centralita/shared-types/phone-numbers';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock';
import { Config } from '../../platform/config/config';
import { ReminderRuleBook } from '../appointments/api/reminder-rule-book';
import { recipientZone } from '../contacts/api/recipient-zone';
import { AutomaticMessages, type Reach } from '../messages/api/automatic-messages';
import { previewOf, type CampaignContent } from './campaign-contents';
import type { CampaignRecipientRow, CampaignRow } from './campaigns-schema';

/** A recipient as they can be written to now. */
export interface CheckedRecipient {
  recipient: CampaignRecipientRow;
  reach: Reach;
  /** Why they get nothing; null where they do. */
  reason: CampaignExclusion | null;
  hasSender: boolean;
  /** When the night is over where they are; undefined where it is none, or may be disturbed. */
  quietUntil: number | undefined;
  /** What they would read. */
  text: string | undefined;
}

/** By which clocks a campaign goes: those of the organisation's reminders. */
export interface CampaignHours {
  quiet: Quiet | null;
  timeZone: string;
}

/** Who of a campaign's recipients may be written to, and when. Dry runs and sending ask the same. */
@Injectable()
export class RecipientChecks {
  constructor(
    private readonly messages: AutomaticMessages,
    private readonly rules: ReminderRuleBook,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  async hoursOf({ organisation_id: id, even_in_quiet_hours: even }: CampaignRow): Promise<CampaignHours> {
    const { quiet, timeZone } = await this.rules.read(id);
    return { quiet: even === 1 ? null : quiet, timeZone };
  }

  /** @param recipients at most some hundred, who wait */
  async of(
    { organisation_id: organisationId, channel }: CampaignRow,
    content: CampaignContent,
    hours: CampaignHours,
    recipients: readonly CampaignRecipientRow[],
  ): Promise<CheckedRecipient[]> {
    const addresses = recipients.map(({ address }) => address);
    const reaches = await this.messages.reachAll(organisationId, channel, addresses);
    const now = this.clock.now();
    return recipients.flatMap((recipient) => {
      const reach = reaches.get(recipient.address);
      if (!reach) return [];
      const text = previewOf(content, recipient);
      const reason = this.#reason(recipient, reach, content, text);
      const hasSender = reach.cannotWrite !== 'no-sender';
      return [{ recipient, reach, reason, hasSender, text, quietUntil: quietUntil(recipient, hours, now) }];
    });
  }

  #reason(
    { address }: CampaignRecipientRow,
    { cannotWrite }: Reach,
    content: CampaignContent,
    text: string | undefined,
  ): CampaignExclusion | null {
    const { allowedCountries } = this.config;
    const country = countryOfNumber(address);
    if (cannotWrite === 'opted-out') return 'opted-out';
    if (cannotWrite === 'no-reply-address') return 'no-number';
    if (allowedCountries.length > 0 && (country === undefined || !allowedCountries.includes(country)))
      return 'country-not-allowed';
    if (text === undefined) return 'value-missing';
    return cannotWrite === 'window-closed' && content.kind === 'text' ? 'window-closed' : null;
  }
}

function quietUntil(
  { address: phone }: CampaignRecipientRow,
  { quiet, timeZone: time_zone }: CampaignHours,
  now: number,
): number | undefined {
  return quiet ? quietAround(now, quiet, recipientZone({ phone, time_zone }, now))?.endsAt : undefined;
}
