/** Containers in the order in which phones prefer them; WhatsApp's own notes are Opus in Ogg. */
const TYPES = ['audio/ogg;codecs=opus', 'audio/webm;codecs=opus', 'audio/mp4'];

/** A voice note being recorded by the microphone. */
export class VoiceNote {
  private readonly parts: Blob[] = [];
  readonly startedAt = Date.now();

  private constructor(
    private readonly stream: MediaStream,
    private readonly recorder: MediaRecorder,
  ) {
    recorder.addEventListener('dataavailable', ({ data }) => this.parts.push(data));
    recorder.start();
  }

  /** Rejects where the browser gives no microphone. */
  static async record(): Promise<VoiceNote> {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    const mimeType = TYPES.find((type) => MediaRecorder.isTypeSupported(type));
    return new VoiceNote(stream, new MediaRecorder(stream, mimeType === undefined ? {} : { mimeType }));
  }

  /** Ends the recording and gives it. */
  async finish(): Promise<Blob> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.recorder.addEventListener('stop', () => resolve(), { once: true });
    this.recorder.stop();
    await promise;
    this.letGo();
    return new Blob(this.parts, { type: this.recorder.mimeType });
  }

  discard(): void {
    this.recorder.stop();
    this.letGo();
  }

  private letGo(): void {
    for (const track of this.stream.getTracks()) track.stop();
  }
}
