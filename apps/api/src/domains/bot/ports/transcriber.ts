/** Who writes down what is said in a voice note. */
export abstract class Transcriber {
  /** As logs and metrics name it: `whisper`, `gemini`, `none`. */
  abstract readonly name: string;

  /**
   * @param mediaType such as `audio/ogg`
   * @returns what is said; empty where nothing is
   * @throws ProviderError where it cannot be transcribed; `bot/no-transcriber` where nobody is set up to do it
   */
  abstract transcribe(audio: Buffer, mediaType: string, signal: AbortSignal): Promise<string>;
}
