import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { OrganisationDirectory } from '../../organisations/api/organisation-directory';
import { standingOf } from '../incoming-response';
import { correspondentOf, mailDomainOf } from '../mail/correspondent';
import { IncomingMailFiles } from '../mail/incoming-mail-files';
import { loadSafeHtml } from '../mail/load-safe-html';
import { writeMailFacts } from '../mail/mail-facts';
import { MailResponse } from '../mail/mail-response';
import { roomForText } from '../mail/mail-text';
import { StrayMessages } from '../stray-messages';
import { Threads } from '../threads';
import type { MailFile, ReceivedMail } from './received-mail';

/** Where mail comes in. When `receive` resolves, the mail is on disk in the inbox of each organisation that it was for. */
@Injectable()
export class MailInbox {
  constructor(
    private readonly directory: OrganisationDirectory,
    private readonly strays: StrayMessages,
    private readonly threads: Threads,
    private readonly files: IncomingMailFiles,
    private readonly response: MailResponse,
    private readonly work: UnitOfWork,
  ) {}

  async receive(mail: ReceivedMail): Promise<void> {
    for (const ours of new Set(mail.recipients.map((each) => each.toLowerCase())))
      await this.#for(ours, mail);
  }

  async #for(ours: string, mail: ReceivedMail): Promise<void> {
    const domain = mailDomainOf(ours);
    const organisationId = this.directory.ofMailDomain(domain);
    if (organisationId === undefined) {
      const stray = {
        channel: 'email',
        providerId: idOf(mail, ours),
        to: domain,
        from: mail.from.address,
      } as const;
      await this.work.run((tx) => this.strays.add(tx, stray));
      return;
    }
    // Files first: a row never names one that is not there.
    const { text, files } = roomForText(mail);
    const kept = await this.files.keep(files);
    const taken = { ...mail, text };
    const isNew = await this.work.run((tx) => this.#take(tx, organisationId, ours, taken, kept));
    if (!isNew) await this.files.drop(kept);
  }

  async #take(
    tx: Tx,
    organisationId: string,
    ours: string,
    mail: ReceivedMail,
    kept: readonly (MailFile & { id: string })[],
  ): Promise<boolean> {
    const { from, messageId, subject, references, spf, dkim, automatic, text } = mail;
    const html = htmlOf(mail);
    const remotePictures =
      html !== undefined && (await loadSafeHtml()).safeHtml(html, false).hasRemotePictures;
    const person = correspondentOf(mail, (domain) => this.directory.ofMailDomain(domain) === organisationId);
    const { address, name, isProven } = person;
    const contact = { organisationId, channel: 'email', address, isNameProven: isProven } as const;
    const thread = { ...contact, ours, ...(name !== null && { name }) };
    const conversation = await this.threads.open(tx, thread);
    const before = { ...standingOf(conversation), inbound_at: conversation.inbound_at };
    const isFirst = conversation.last_message_id === null;
    const id = randomUUID();
    const message = {
      id,
      accountSid: null,
      providerId: idOf(mail, ours),
      text,
      metadata: writeMailFacts({
        subject,
        messageId,
        references,
        ...(spf !== undefined && { spf }),
        ...(dkim !== undefined && { dkim }),
        ...((spf ?? dkim) !== undefined && { sender: isProven ? 'verified' : 'unverified' }),
        ...(address !== from.address && { from: from.address }),
        ...(html !== undefined && { html: { remotePictures } }),
      }),
      files: kept.length,
    };
    const taken = await this.threads.received(tx, conversation, message, async () => {
      await this.files.add(tx, organisationId, id, kept);
      if (html !== undefined) await this.files.addHtml(tx, organisationId, id, html);
      const hasFiles = kept.some(({ isInText }) => !isInText);
      const answered = { messageId: id, text, hasFiles, automatic, isProven, before, isFirst };
      await this.response.to(tx, conversation, answered);
    });
    return taken !== undefined;
  }
}

/** Longer ones are shown by their text only. A database keeps no zero bytes. */
const HTML_LENGTH_MAX = 1_000_000;
const htmlOf = ({ html }: ReceivedMail): string | undefined =>
  html?.trim() && html.length <= HTML_LENGTH_MAX ? html.replaceAll('\0', '') : undefined;

/** One message for each mail and address that it was for: the same mail may go to several. */
const idOf = ({ messageId }: ReceivedMail, ours: string): string => `mail:${ours}:${messageId}`;
