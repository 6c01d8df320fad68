import type { SpokenLine } from '@centralita/shared-types';
import { Injectable } from '@nestjs/common';
import { ProviderError } from '../../platform/errors/provider-error';
import { Transcripts } from '../bot/api/transcripts';
import { MediaStore } from '../messages/api/media';
import type { RecordingRow } from './recordings-schema';
import { spokenPieces } from './spoken-pieces';

/** Writes down who said what in a call. */
@Injectable()
export class RecordingTranscriber {
  constructor(
    private readonly media: MediaStore,
    private readonly transcripts: Transcripts,
  ) {}

  /**
   * Piece by piece, one after the other.
   *
   * @returns empty where nothing is said
   * @throws ProviderError: `bot/no-transcriber` where nobody is set up to do it
   */
  async transcribe(row: RecordingRow, signal: AbortSignal): Promise<SpokenLine[]> {
    const pieces = spokenPieces(await this.media.read(row.id));
    if (!pieces) throw unreadable();
    const said: { startSec: number; line: SpokenLine }[] = [];
    for (const { channel, startSec, wav } of pieces) {
      const text = await this.#textOf(wav, signal);
      const atSec = Math.floor(startSec);
      if (text !== undefined) said.push({ startSec, line: { side: sideOf(row, channel), atSec, text } });
    }
    return said.sort((one, other) => one.startSec - other.startSec).map(({ line }) => line);
  }

  async #textOf(wav: Buffer, signal: AbortSignal): Promise<string | undefined> {
    try {
      return await this.transcripts.transcribe(wav, 'audio/wav', signal);
    } catch (error) {
      if (error instanceof ProviderError && error.code === 'bot/no-speech') return undefined;
      throw error;
    }
  }
}

const sideOf = ({ outside_channel: outside }: RecordingRow, channel: number): SpokenLine['side'] => {
  if (outside === null) return null;
  return outside === channel ? 'outside' : 'team';
};

const unreadable = (): ProviderError =>
  new ProviderError({ code: 'bot/failed', detail: 'The recording is no WAV file of 16-bit samples.' });
