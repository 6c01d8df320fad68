/** What a call's audio connection tells the phone. */
export interface CallMediaListener {
  /** The other side's voice. */
  heard(stream: MediaStream): void;
  connected(): void;
  failed(): void;
}

/**
 * The audio of one call over WebRTC. The page offers without candidates; the emulator answers with its own and learns
 * ours from the connectivity check.
 */
export class CallMedia {
  private readonly connection = new RTCPeerConnection();
  private readonly sender: RTCRtpSender;

  constructor(outgoing: MediaStream, listener: CallMediaListener) {
    const track = outgoing.getAudioTracks()[0];
    const transceiver = this.connection.addTransceiver(track ?? 'audio', {
      direction: 'sendrecv',
      streams: [outgoing],
    });
    this.sender = transceiver.sender;
    preferTelephoneAudio(transceiver);
    this.connection.addEventListener('track', ({ track: heard }) => listener.heard(new MediaStream([heard])));
    this.connection.addEventListener('connectionstatechange', () => {
      if (this.connection.connectionState === 'connected') listener.connected();
      if (this.connection.connectionState === 'failed') listener.failed();
    });
  }

  get isConnected(): boolean {
    return this.connection.connectionState === 'connected';
  }

  async offer(): Promise<string> {
    await this.connection.setLocalDescription();
    return this.connection.localDescription?.sdp ?? '';
  }

  async accept(answerSdp: string): Promise<void> {
    await this.connection.setRemoteDescription({ type: 'answer', sdp: answerSdp });
  }

  /** Sends a keypad tone as RFC 4733; `false` where this browser or connection cannot. */
  sendDigit(digit: string): boolean {
    const { dtmf } = this.sender;
    if (dtmf?.canInsertDTMF !== true) return false;
    dtmf.insertDTMF(dtmf.toneBuffer + digit, 120, 60);
    return true;
  }

  close(): void {
    this.connection.close();
  }
}

/** A telephone speaks G.711 and nothing else; so does the emulator. */
function preferTelephoneAudio(transceiver: RTCRtpTransceiver): void {
  const codecs = RTCRtpReceiver.getCapabilities('audio')?.codecs ?? [];
  const telephone = codecs.filter(({ mimeType }) => /^audio\/(pcmu|telephone-event)$/i.test(mimeType));
  if (telephone.length > 0) transceiver.setCodecPreferences(telephone);
}
