import { EventEmitter } from 'node:events';
import { isIP } from 'node:net';
import {
  RTCPeerConnection,
  type RTCDtlsTransport,
  type RTCRtpTransceiver,
  RtpHeader,
  RtpPacket,
} from 'werift';
import { type AudioEndpoint, type Frame, SAMPLE_RATE_HZ, SILENCE } from './audio';
import { JitterBuffer } from './jitter-buffer';
import type { MediaClock } from './media-clock';
import { decodeMuLaw, encodeMuLaw } from './mu-law';
import { RtpOutput } from './rtp-output';
import { problemOfSdp, sdpIdentity, type SdpIdentity, withCrlf, withEventsOfClock } from './sdp';
import { TelephoneEventReader } from './telephone-event';
import { PCMU_PAYLOAD_TYPE, peerConfig } from './peer-config';

/** Where browsers reach this process with their audio. */
export interface MediaAddress {
  /** The IP address given to browsers: the one by which the page itself is reached. */
  address: string;
  /** Local address to listen on, where it differs (NAT, container). Default: `address`. */
  bindAddress?: string;
  /** UDP ports to use; any free one by default. */
  portRange?: [number, number];
}

/** What an {@link RtpEndpoint} tells. */
export interface RtpEndpointEvents {
  /** ICE and DTLS are up: audio flows both ways. Once. */
  mediaConnected: [];
  /** No media came to be, in plain words why. Once; the endpoint is to be closed. */
  failed: [reason: string];
  /** The party pressed a key (`0-9*#A-D`). */
  digit: [digit: string];
}

const MEDIA_TIMEOUT_MS = 5000;

/**
 * One browser's audio over WebRTC: PCMU and keypad tones (RFC 4733), ICE-lite with the single host candidate of
 * {@link MediaAddress}, so that neither trickled candidates nor a list of network interfaces is needed.
 *
 * As answerer: {@link answerTo}, send the answer, {@link expectMedia}. As offerer: {@link offer}, then
 * {@link acceptAnswer}. Audio is taken and given once per tick of the clock: within a tick {@link hear} gives the same
 * frame to all who ask, and the last frame that was given to {@link play} is sent, or silence where there was none.
 */
export class RtpEndpoint extends EventEmitter<RtpEndpointEvents> implements AudioEndpoint {
  /** Packets that arrived with audio since the beginning. */
  packetsReceived = 0;
  private readonly connection: RTCPeerConnection;
  private readonly transceiver: RTCRtpTransceiver;
  private readonly jitterBuffer = new JitterBuffer();
  private readonly digitsIn = new TelephoneEventReader();
  private readonly output: RtpOutput;
  private readonly unsubscribes: (() => void)[];
  private heard: Frame = SILENCE;
  private toPlay: Frame | undefined;
  private remote: SdpIdentity = { iceUfrag: undefined, fingerprint: undefined };
  private telephoneEventPayloadType: number | undefined;
  private watched: RTCDtlsTransport | undefined;
  private watchdog: NodeJS.Timeout | undefined;
  private connected = false;
  private over = false;

  constructor(
    private readonly clock: MediaClock,
    private readonly address: MediaAddress,
  ) {
    super();
    this.connection = new RTCPeerConnection(peerConfig(address));
    this.transceiver = this.connection.addTransceiver('audio', { direction: 'sendrecv' });
    this.output = new RtpOutput(clock.tick);
    this.unsubscribes = [
      clock.subscribe(() => this.capture(), 'capture'),
      clock.subscribe(() => this.send(), 'send'),
    ];
  }

  /** Audio flows both ways. */
  get isMediaConnected(): boolean {
    return this.connected;
  }

  /** What tells an ICE restart (`iceUfrag`) and a new PeerConnection (`fingerprint`) of the other side apart. */
  get remoteIdentity(): SdpIdentity {
    return this.remote;
  }

  hear(): Frame {
    return this.heard;
  }

  play(frame: Frame): void {
    this.toPlay = frame;
  }

  sendDigits(digits: string): void {
    this.output.digits.enqueue(digits);
  }

  /** An offer with the own candidate in it, complete. */
  async offer(): Promise<string> {
    await this.connection.setLocalDescription(await this.connection.createOffer());
    return this.localSdp();
  }

  /** The answer to the party's offer, complete. Call {@link expectMedia} once it is sent. */
  async answerTo(offerSdp: string): Promise<string> {
    refuseUnusable(offerSdp);
    const sdpOfOffer = withEventsOfClock(offerSdp, SAMPLE_RATE_HZ);
    await this.connection.setRemoteDescription({ type: 'offer', sdp: sdpOfOffer });
    this.learn(offerSdp);
    const { type, sdp } = await this.connection.createAnswer();
    // As DTLS client werift waits a fixed 100 ms before its first packet, and cannot be stopped in mid-handshake.
    await this.connection.setLocalDescription({
      type,
      sdp: sdp.replace(/^a=setup:active/gm, 'a=setup:passive'),
    });
    return this.localSdp();
  }

  /** Takes the party's answer to {@link offer} and expects its media. */
  async acceptAnswer(answerSdp: string): Promise<void> {
    refuseUnusable(answerSdp);
    await this.connection.setRemoteDescription({ type: 'answer', sdp: answerSdp });
    this.learn(answerSdp);
    this.expectMedia();
  }

  /** The answer to an offer that restarts ICE (new ufrag, same PeerConnection of the party). */
  async restart(offerSdp: string): Promise<string> {
    const answer = await this.answerTo(offerSdp);
    // werift starts ICE in an answer only where DTLS is not up yet.
    for (const transport of this.connection.iceTransports) void transport.start().catch(() => undefined);
    return answer;
  }

  /** Fails the endpoint unless media is up within 5 s from now. */
  expectMedia(timeoutMs = MEDIA_TIMEOUT_MS): void {
    clearTimeout(this.watchdog);
    if (this.connected || this.over) return;
    this.watchdog = setTimeout(
      () =>
        this.fail(
          `no media within ${timeoutMs / 1000} s: the browser cannot reach UDP on ${this.address.address}`,
        ),
      timeoutMs,
    );
  }

  /** Ends it; nothing is told afterwards. */
  close(): void {
    if (this.over) return;
    this.over = true;
    clearTimeout(this.watchdog);
    for (const unsubscribe of this.unsubscribes) unsubscribe();
    this.removeAllListeners();
    this.heard = SILENCE;
    void this.connection.close().catch(() => undefined);
  }

  private learn(remoteSdp: string): void {
    this.remote = sdpIdentity(remoteSdp);
    this.telephoneEventPayloadType = this.transceiver.codecs.find(
      (codec) => codec.name.toLowerCase() === 'telephone-event',
    )?.payloadType;
    const transport = this.transceiver.dtlsTransport;
    if (this.watched !== transport) this.watch(transport);
  }

  private watch(transport: RTCDtlsTransport): void {
    this.watched = transport;
    // Straight from the transport, not from a track: tracks are found by SSRC lines that a browser may leave out.
    transport.onRtp.subscribe((packet) => this.receive(packet));
    transport.onStateChange.subscribe((state) => {
      if (state === 'connected') this.mediaUp();
      if (state === 'failed') this.fail('the DTLS handshake with the browser failed');
    });
  }

  private mediaUp(): void {
    if (this.connected || this.over) return;
    this.connected = true;
    clearTimeout(this.watchdog);
    this.emit('mediaConnected');
  }

  private fail(reason: string): void {
    clearTimeout(this.watchdog);
    if (this.over || this.connected) return;
    this.emit('failed', reason);
  }

  private receive({ header, payload }: RtpPacket): void {
    if (this.over) return;
    if (header.payloadType === PCMU_PAYLOAD_TYPE) {
      this.packetsReceived += 1;
      this.jitterBuffer.push(header.timestamp, decodeMuLaw(payload));
    } else if (header.payloadType === this.telephoneEventPayloadType) {
      const digit = this.digitsIn.read(header.timestamp, payload);
      if (digit !== undefined) this.emit('digit', digit);
    }
  }

  private capture(): void {
    this.heard = this.jitterBuffer.pop();
  }

  private send(): void {
    const frame = this.toPlay ?? SILENCE;
    this.toPlay = undefined;
    const transport = this.watched;
    if (!this.connected || transport?.state !== 'connected') return;
    const audio = encodeMuLaw(frame);
    for (const packet of this.output.packets(this.clock.tick, audio, this.telephoneEventPayloadType)) {
      const header = new RtpHeader({ ...packet.header, ssrc: this.transceiver.sender.ssrc });
      if (packet.header.payloadType === PCMU_PAYLOAD_TYPE) {
        void this.transceiver.sender.sendRtp(new RtpPacket(header, packet.payload)).catch(() => undefined);
      } else {
        // The sender would stamp its audio payload type on it.
        void transport.sendRtp(packet.payload, header).catch(() => undefined);
      }
    }
  }

  private localSdp(): string {
    const sdp = this.connection.localDescription?.sdp;
    if (!sdp)
      throw new Error('The WebRTC connection has no local description: it was closed during its set-up.');
    return withCrlf(sdp);
  }
}

function refuseUnusable(remoteSdp: string): void {
  const problem = problemOfSdp(remoteSdp);
  if (problem !== undefined) throw new Error(problem);
}

/** Makes endpoints that share nothing but the clock. */
export class RtpEndpointFactory {
  constructor(
    private readonly clock: MediaClock,
    private readonly address: MediaAddress = { address: '127.0.0.1' },
  ) {
    if (isIP(address.address) === 0) {
      throw new Error(
        `The media address must be an IP address, such as 127.0.0.1, and not "${address.address}".`,
      );
    }
  }

  create(): RtpEndpoint {
    return new RtpEndpoint(this.clock, this.address);
  }
}
