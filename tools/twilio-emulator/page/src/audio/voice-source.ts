/** What the other side hears of this phone. */
export type VoiceSourceKind = 'microphone' | 'recording' | 'file' | 'tone' | 'silence';

export const VOICE_SOURCES: readonly VoiceSourceKind[] = [
  'microphone',
  'recording',
  'file',
  'tone',
  'silence',
];

const TONE_HZ = 440;
const TONE_GAIN = 0.25;
const PAUSE_BETWEEN_RECORDINGS_SEC = 1.5;

/** Why the microphone could not be had. */
export class MicrophoneError extends Error {
  constructor(readonly why: 'refused' | 'missing') {
    super(`microphone ${why}`);
    this.name = 'MicrophoneError';
  }
}

/** The phone's mouthpiece: one stream for the whole life of the page, fed by the source chosen; mute closes it. */
export class VoiceSource {
  private readonly destination: MediaStreamAudioDestinationNode;
  private readonly gate: GainNode;
  /** For the meter. */
  readonly output: AudioNode;
  private stopCurrent: () => void = () => undefined;
  private choice = 0;
  private file: AudioBuffer | undefined;

  constructor(
    private readonly context: AudioContext,
    private readonly recordingUrl: () => string,
  ) {
    this.destination = context.createMediaStreamDestination();
    this.gate = context.createGain();
    this.gate.connect(this.destination);
    this.output = this.gate;
  }

  get stream(): MediaStream {
    return this.destination.stream;
  }

  mute(muted: boolean): void {
    this.gate.gain.value = muted ? 0 : 1;
  }

  /** Changes what is said, also within a call. Rejects with {@link MicrophoneError}; the old source then goes on. */
  async use(kind: VoiceSourceKind): Promise<void> {
    const choice = ++this.choice;
    const stop = await this.start(kind);
    if (choice !== this.choice) {
      stop(); // another one was chosen meanwhile
      return;
    }
    this.stopCurrent();
    this.stopCurrent = stop;
  }

  /** What `file` says from now on: any sound that the browser reads. Rejects where it cannot read it. */
  async load(file: Blob): Promise<void> {
    this.file = await this.context.decodeAudioData(await file.arrayBuffer());
  }

  /** Lets go of the microphone, or stops the tape. */
  rest(): void {
    this.choice += 1;
    this.stopCurrent();
    this.stopCurrent = () => undefined;
  }

  private start(kind: VoiceSourceKind): Promise<() => void> {
    switch (kind) {
      case 'microphone':
        return this.startMicrophone();
      case 'recording':
        return this.startRecording();
      case 'file':
        return Promise.resolve(this.startFile());
      case 'tone':
        return Promise.resolve(this.startTone());
      case 'silence':
        return Promise.resolve(() => undefined);
    }
  }

  private async startMicrophone(): Promise<() => void> {
    let stream: MediaStream;
    try {
      stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    } catch (error) {
      const refused = error instanceof DOMException && error.name === 'NotAllowedError';
      throw new MicrophoneError(refused ? 'refused' : 'missing');
    }
    const node = this.context.createMediaStreamSource(stream);
    node.connect(this.gate);
    return () => {
      node.disconnect();
      for (const track of stream.getTracks()) track.stop();
    };
  }

  private async startRecording(): Promise<() => void> {
    const speech = await this.context.decodeAudioData(await (await fetch(this.recordingUrl())).arrayBuffer());
    const loop = this.context.createBuffer(
      1,
      speech.length + Math.round(PAUSE_BETWEEN_RECORDINGS_SEC * speech.sampleRate),
      speech.sampleRate,
    );
    loop.copyToChannel(speech.getChannelData(0), 0);
    const node = new AudioBufferSourceNode(this.context, { buffer: loop, loop: true });
    return this.play(node);
  }

  /** Once, from its beginning. */
  private startFile(): () => void {
    const { file } = this;
    return file ? this.play(new AudioBufferSourceNode(this.context, { buffer: file })) : () => undefined;
  }

  private startTone(): () => void {
    const gain = new GainNode(this.context, { gain: TONE_GAIN });
    gain.connect(this.gate);
    const node = new OscillatorNode(this.context, { frequency: TONE_HZ });
    node.connect(gain);
    node.start();
    return () => {
      node.stop();
      gain.disconnect();
    };
  }

  private play(node: AudioScheduledSourceNode): () => void {
    node.connect(this.gate);
    node.start();
    return () => {
      node.stop();
      node.disconnect();
    };
  }
}
