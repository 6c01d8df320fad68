import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock';
import type { Tx } from '../../../platform/database/tx';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { OrganisationDirectory } from '../../organisations/api/organisation-directory';
import { Quarantine } from '../../organisations/api/quarantine';
import { IncomingMailFiles } from '../mail/incoming-mail-files';
import { loadSafeHtml } from '../mail/load-safe-html';
import { writeMailFacts } from '../mail/mail-facts';
import { MessageEventsStore } from '../message-events.store';
import { Threads } from '../threads';
import type { MailFile, ReceivedMail } from './received-mail';

/** Where mail comes in. When `receive` resolves, the mail is on disk in the inbox of each organisation that it was for. */
@Injectable()
export class MailInbox {
  constructor(
    private readonly directory: OrganisationDirectory,
    private readonly quarantine: Quarantine,
    private readonly events: MessageEventsStore,
    private readonly threads: Threads,
    private readonly files: IncomingMailFiles,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async receive(mail: ReceivedMail): Promise<void> {
    for (const ours of new Set(mail.recipients.map((each) => each.toLowerCase())))
      await this.#for(ours, mail);
  }

  async #for(ours: string, mail: ReceivedMail): Promise<void> {
    const domain = ours.split('@')[1] ?? '';
    const organisationId = this.directory.ofMailDomain(domain);
    if (organisationId === undefined) {
      await this.work.run((tx) => this.#stray(tx, ours, domain, mail));
      return;
    }
    // Files first: a row never names one that is not there.
    const kept = await this.files.keep(mail.files);
    const isNew = await this.work.run((tx) => this.#take(tx, organisationId, ours, mail, kept));
    if (!isNew) await this.files.drop(kept);
  }

  async #take(
    tx: Tx,
    organisationId: string,
    ours: string,
    mail: ReceivedMail,
    kept: readonly (MailFile & { id: string })[],
  ): Promise<boolean> {
    const { from, messageId, subject, references, spf, dkim } = mail;
    const html = htmlOf(mail);
    const remotePictures =
      html !== undefined && (await loadSafeHtml()).safeHtml(html, false).hasRemotePictures;
    const contact = { organisationId, channel: 'email', address: from.address } as const;
    const thread = { ...contact, ours, ...(from.name !== null && { name: from.name }) };
    const conversation = await this.threads.open(tx, thread);
    const id = randomUUID();
    const message = {
      id,
      accountSid: null,
      providerId: idOf(mail, ours),
      text: mail.text.trim(),
      metadata: writeMailFacts({
        subject,
        messageId,
        references,
        ...(spf !== undefined && { spf }),
        ...(dkim !== undefined && { dkim }),
        ...(html !== undefined && { html: { remotePictures } }),
      }),
      files: kept.length,
    };
    const taken = await this.threads.received(tx, conversation, message, async () => {
      await this.files.add(tx, organisationId, id, kept);
      if (html !== undefined) await this.files.addHtml(tx, organisationId, id, html);
    });
    return taken !== undefined;
  }

  /** Kept as an event too, so that the same mail is counted once. */
  async #stray(tx: Tx, ours: string, domain: string, mail: ReceivedMail): Promise<void> {
    const isNew = await this.events.insert(tx, {
      provider_id: idOf(mail, ours),
      status: 'received',
      error_code: '',
      message_id: null,
      at: this.clock.now(),
      raw: '{}',
    });
    if (isNew) await this.quarantine.add(tx, { channel: 'email', to: domain, from: mail.from.address });
  }
}

/** Longer ones are shown by their text only. A database keeps no zero bytes. */
const HTML_LENGTH_MAX = 1_000_000;
const htmlOf = ({ html }: ReceivedMail): string | undefined =>
  html?.trim() && html.length <= HTML_LENGTH_MAX ? html.replaceAll('\0', '') : undefined;

/** One message for each mail and address that it was for: the same mail may go to several. */
const idOf = ({ messageId }: ReceivedMail, ours: string): string => `mail:${ours}:${messageId}`;
