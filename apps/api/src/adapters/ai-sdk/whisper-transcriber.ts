import { Injectable } from '@nestjs/common';
import { Transcriber } from '../../domains/bot/ports/transcriber';
import { Config } from '../../platform/config/config';
import { refuseInRehearsal } from '../../platform/rehearsal/rehearsal';
import { loadOpenai } from './load-models';

/** `POST /audio/transcriptions`: https://platform.openai.com/docs/api-reference/audio/createTranscription */
@Injectable()
export class WhisperTranscriber extends Transcriber {
  readonly name = 'whisper';

  constructor(private readonly config: Config) {
    super();
  }

  async transcribe(audio: Buffer, mediaType: string, signal: AbortSignal): Promise<string> {
    refuseInRehearsal('The OpenAI-compatible API');
    const { toProviderError } = await import('./ai-sdk-error');
    try {
      const model = (await loadOpenai(this.config)).transcription(this.config.openaiTranscriptionModel);
      const { text } = await model.doGenerate({
        audio: new Uint8Array(audio),
        mediaType,
        abortSignal: signal,
      });
      return text;
    } catch (error) {
      throw toProviderError('The OpenAI-compatible API', error, signal);
    }
  }
}
