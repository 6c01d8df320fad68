import { Injectable } from '@nestjs/common';
import { cloudAccount } from '../../accounts/api/cloud-account';
import { cloudMediaUrl } from '../cloud-media-id';
import type { PressedButton } from '../incoming-response';
import { DeliveryReports } from './delivery-reports';
import { Inbox, type TakenMessage } from './inbox';

/** A message that came in through Meta, verified. */
export interface CloudMessageReceived {
  phoneNumberId: string;
  providerId: string;
  /** E.164, both. */
  from: string;
  to: string;
  text: string;
  name: string | undefined;
  files: readonly { mediaId: string; type: string; name?: string | undefined }[];
  button?: PressedButton | undefined;
  raw: object;
}

/** What became of one that went out. */
export interface CloudStatus {
  providerId: string;
  status: string;
  errorCode: string | null;
  errorDetail: string | undefined;
  reference: string | undefined;
  raw: object;
}

/** Takes in what Meta tells, into the same conversations as what Twilio does. */
@Injectable()
export class CloudInbox {
  constructor(
    private readonly inbox: Inbox,
    private readonly reports: DeliveryReports,
  ) {}

  /** Meta takes no text in the answer to its webhook: there is no acknowledgement, the answer follows at once. */
  receive({ phoneNumberId, from, to, files, ...message }: CloudMessageReceived): Promise<TakenMessage> {
    return this.inbox.receive(
      {
        ...message,
        accountSid: cloudAccount(phoneNumberId),
        from: `whatsapp:${from}`,
        to: `whatsapp:${to}`,
        files: files.map(({ mediaId, ...file }) => ({ ...file, url: cloudMediaUrl(mediaId) })),
      },
      { isLate: true },
    );
  }

  noteStatus(status: CloudStatus): Promise<'taken' | 'known' | 'unknown'> {
    return this.reports.take({ ...status, from: undefined, to: undefined });
  }
}
