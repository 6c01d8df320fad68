import { ProviderError } from '../../platform/errors/provider-error';
import { Transcriber } from './ports/transcriber';

/** Stands where nobody is set up to transcribe. */
export class NoTranscriber extends Transcriber {
  readonly name = 'none';

  transcribe(): Promise<string> {
    return Promise.reject(
      new ProviderError({
        code: 'bot/no-transcriber',
        detail: 'Voice notes are not transcribed: set GEMINI_API_KEY or OPENAI_API_KEY, and start again.',
      }),
    );
  }
}
