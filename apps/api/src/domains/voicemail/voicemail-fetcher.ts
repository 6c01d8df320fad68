import { Injectable } from '@nestjs/common';
import { ProviderError } from '../../platform/errors/provider-error';
import { Transcripts } from '../bot/api/transcripts';
import { RecordedSounds } from '../recordings/api/recorded-sounds';
import type { VoicemailRow } from './voicemail-schema';

/** Brings the sound of a message here, and writes down what is said in it. */
@Injectable()
export class VoicemailFetcher {
  constructor(
    private readonly sounds: RecordedSounds,
    private readonly transcripts: Transcripts,
  ) {}

  /**
   * @returns what is to be written down of it
   * @throws MediaNotFetched
   */
  async fetch(row: VoicemailRow, signal: AbortSignal): Promise<Partial<VoicemailRow>> {
    const { content, type } = await this.sounds.fetch(row, signal);
    const spoken = await this.#transcribe(content, type, signal);
    return { state: 'stored', problem: null, type, bytes: content.length, ...spoken };
  }

  /** A message that nobody understands is still there to be listened to. */
  async #transcribe(content: Buffer, type: string, signal: AbortSignal): Promise<Partial<VoicemailRow>> {
    try {
      // Twilio says `audio/x-wav`: https://www.twilio.com/docs/voice/api/recording#fetch-a-recordings-media
      const plain = type.replace('/x-wav', '/wav');
      return { transcript: await this.transcripts.transcribe(content, plain, signal) };
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof ProviderError)) throw error;
      const isNobody = error.code === 'bot/no-transcriber';
      return { transcript_problem: isNobody ? 'no-transcriber' : 'not-understood' };
    }
  }
}
