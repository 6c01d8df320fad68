import { Injectable } from '@nestjs/common';
import { KnownAccounts } from '../accounts/api/known-accounts';
import type { Carrier } from './carrier';
import { phoneNumberIdOf } from './cloud-account';
import type { ClaimedMessage } from './outgoing-claims';
import { CloudSender } from './ports/cloud-sender';
import { SendFailed } from './ports/message-sender';

/** Carries WhatsApp messages of conversations that came through Meta itself. Texts only. */
@Injectable()
export class CloudCarrier implements Carrier {
  constructor(
    private readonly accounts: KnownAccounts,
    private readonly sender: CloudSender,
  ) {}

  async send({ message, conversation, mediaUrls }: ClaimedMessage): ReturnType<Carrier['send']> {
    const phoneNumberId = phoneNumberIdOf(conversation.account_sid) ?? '';
    const account = this.accounts.all.find(({ fields }) => fields.metaPhoneNumberId === phoneNumberId);
    const accessToken = account?.fields.metaAccessToken;
    if (accessToken === undefined)
      throw new SendFailed('refused', {
        code: 'messages/no-account',
        detail:
          'No account of this server has the access token of this WhatsApp number. Add it in the settings, then send again.',
      });
    if (message.text.trim() === '' || mediaUrls.length > 0)
      throw new SendFailed('refused', {
        code: 'messages/text-only',
        detail: 'By Meta directly this server sends texts only. Send the text without the file.',
      });
    const { id, text, attempt } = message;
    const to = conversation.contact_address;
    return this.sender.send({ accessToken, phoneNumberId, to, text, reference: `${id}.${attempt}` });
  }
}
