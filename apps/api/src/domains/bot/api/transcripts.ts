import { Injectable } from '@nestjs/common';
import { ProviderError } from '../../../platform/errors/provider-error';
import { AnswerMeter } from '../answer-meter';
import { Transcriber } from '../ports/transcriber';

/** What is said in voice notes. */
@Injectable()
export class Transcripts {
  constructor(
    private readonly transcriber: Transcriber,
    private readonly meter: AnswerMeter,
  ) {}

  /**
   * @param mediaType such as `audio/ogg`
   * @throws ProviderError: `bot/no-transcriber` where nobody is set up to do it, `bot/no-speech` where nothing is said
   */
  async transcribe(audio: Buffer, mediaType: string, signal: AbortSignal): Promise<string> {
    const start = performance.now();
    const { name } = this.transcriber;
    try {
      const text = (await this.transcriber.transcribe(audio, mediaType, signal)).trim();
      if (text === '') throw noSpeech();
      this.meter.transcript('ok', name, performance.now() - start);
      return text;
    } catch (error) {
      const code = error instanceof ProviderError ? error.code : 'bot/failed';
      this.meter.transcript('failed', name, performance.now() - start, { code });
      throw error;
    }
  }
}

const noSpeech = (): ProviderError =>
  new ProviderError({ code: 'bot/no-speech', detail: 'Nothing is said in this recording.' });
