import { Injectable } from '@nestjs/common';
import { ProviderError } from '../../platform/errors/provider-error';
import { Transcripts } from '../bot/api/transcripts';
import { CloudAccounts } from '../accounts/api/cloud-accounts';
import { cloudMediaIdOf } from './cloud-media-id';
import { ConversationsStore } from './conversations.store';
import { bareType, isAllowedType } from './media-rules';
import type { AttachmentRow, MessageRow } from './messages-schema';
import { OwnNumbers } from './own-numbers';
import { CloudMedia } from './ports/cloud-media';
import { MediaFetcher, MediaNotFetched } from './ports/media-fetcher';
import { MediaStore } from './ports/media-store';

/** What hosts of files say where they do not know. */
const UNTOLD = ['', 'application/octet-stream', 'binary/octet-stream'];

/** Brings one file of a message here, and writes down what is said in it. */
@Injectable()
export class FileFetcher {
  constructor(
    private readonly conversations: ConversationsStore,
    private readonly numbers: OwnNumbers,
    private readonly fetcher: MediaFetcher,
    private readonly cloud: CloudAccounts,
    private readonly cloudMedia: CloudMedia,
    private readonly media: MediaStore,
    private readonly transcripts: Transcripts,
  ) {}

  /**
   * @returns what is to be written down of the file
   * @throws MediaNotFetched
   */
  async fetch(
    message: MessageRow,
    file: AttachmentRow,
    signal: AbortSignal,
  ): Promise<Partial<AttachmentRow>> {
    if (!isAllowedType(file.type)) throw new MediaNotFetched('type-refused', { retryable: false });
    const { content, type } = await this.#content(message, file, signal);
    const told = bareType(type);
    if (!UNTOLD.includes(told) && !isAllowedType(told))
      throw new MediaNotFetched('type-refused', { retryable: false });
    const known = { type: isAllowedType(told) ? told : bareType(file.type), bytes: content.length };
    await this.media.put(file.id, content);
    const spoken = known.type.startsWith('audio/') ? await this.#transcribe(content, known.type, signal) : {};
    return { ...known, state: 'stored', ...spoken };
  }

  async #content(
    message: MessageRow,
    { url }: AttachmentRow,
    signal: AbortSignal,
  ): Promise<{ content: Buffer; type: string }> {
    const conversation = await this.conversations.find(message.conversation_id);
    if (!conversation) throw new MediaNotFetched('unreachable', { retryable: false });
    const mediaId = cloudMediaIdOf(url);
    if (mediaId !== undefined) {
      const login = this.cloud.loginOf(conversation);
      if (!login) throw new MediaNotFetched('unreachable', { retryable: false });
      return this.cloudMedia.fetch(login, mediaId, signal);
    }
    const account = this.numbers.account(conversation.ours, conversation.account_sid);
    const [authToken] = account?.authTokens ?? [];
    if (!account || authToken === undefined) throw new MediaNotFetched('unreachable', { retryable: false });
    const login = { accountSid: account.accountSid, authToken, region: account.region };
    return this.fetcher.fetch(login, url ?? '', signal);
  }

  /** A recording that nobody understands is still there to be listened to. */
  async #transcribe(content: Buffer, type: string, signal: AbortSignal): Promise<Partial<AttachmentRow>> {
    try {
      return { transcript: await this.transcripts.transcribe(content, type, signal) };
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof ProviderError)) throw error;
      return { problem: error.code === 'bot/no-transcriber' ? 'no-transcriber' : 'not-understood' };
    }
  }
}
