import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock';
import type { Tx } from '../../platform/database/tx';
import { JobQueue } from '../../platform/queue/job-queue';
import { AttachmentsStore } from './attachments.store';
import { ANSWER_MESSAGE, FETCH_FILES } from './message-queues';
import type { ConversationRow } from './messages-schema';
import type { ProviderMedia } from './ports/message-sender';

/** Files of messages that come in: they are fetched by a job, and what is said in a voice note is the question. */
@Injectable()
export class IncomingFiles {
  constructor(
    private readonly attachments: AttachmentsStore,
    private readonly jobs: JobQueue,
    private readonly clock: Clock,
  ) {}

  /** Writes the files down, with the jobs that fetch them and that answer the message. */
  async add(
    tx: Tx,
    conversation: ConversationRow,
    messageId: string,
    files: readonly ProviderMedia[],
    isAnswered: boolean,
  ): Promise<void> {
    for (const [position, { url, type, name = null }] of files.entries())
      await this.attachments.insert(tx, {
        id: randomUUID(),
        organisation_id: conversation.organisation_id,
        message_id: messageId,
        position,
        type,
        name,
        bytes: null,
        state: 'waiting',
        problem: null,
        transcript: null,
        url,
        created_at: this.clock.now(),
      });
    const hasVoice = files.some(({ type }) => type.startsWith('audio/'));
    // Without a key: the message itself is written once only, in this unit.
    if (files.length > 0)
      await this.jobs.enqueue(tx, FETCH_FILES, { messageId, thenAnswer: isAnswered && hasVoice });
    if (isAnswered && !hasVoice) await this.jobs.enqueue(tx, ANSWER_MESSAGE, { messageId });
  }
}
