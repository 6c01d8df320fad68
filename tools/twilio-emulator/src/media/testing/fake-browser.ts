import {
  createSelfSignedCertificate,
  type DtlsKeys,
  HashAlgorithm,
  NamedCurveAlgorithm,
  RTCPeerConnection,
  RTCRtpCodecParameters,
  type RTCRtpTransceiver,
  RtpHeader,
  RtpPacket,
  SignatureAlgorithm,
} from 'werift';
import { decodeMuLaw, encodeMuLaw } from '../mu-law';
import { TelephoneEventReader, TelephoneEventWriter } from '../telephone-event';
import { ToneDetector } from '../tone-detector';
import { sine } from '../tones';

/** A browser's side of a call without a browser: full ICE, DTLS and SRTP; like the Voice SDK it names no candidates. */
export class FakeBrowser {
  readonly heard = new ToneDetector(200);
  readonly packets: RtpHeader[] = [];
  digits = '';
  private readonly connection: RTCPeerConnection;
  private readonly transceiver: RTCRtpTransceiver;
  private readonly digitsIn = new TelephoneEventReader();
  private readonly digitsOut = new TelephoneEventWriter();
  private timer: NodeJS.Timeout | undefined;
  private isListening = false;
  private tick = 0;
  private keyTick = 0;
  private sequenceNumber = 65_530;

  private constructor(keys: DtlsKeys) {
    this.connection = new RTCPeerConnection({
      dtls: { keys },
      codecs: {
        audio: [
          new RTCRtpCodecParameters({ mimeType: 'audio/PCMU', clockRate: 8000, channels: 1, payloadType: 0 }),
          new RTCRtpCodecParameters({
            mimeType: 'audio/telephone-event',
            clockRate: 8000,
            channels: 1,
            payloadType: 126,
          }),
        ],
      },
      // Without a server of ours werift would ask one on the internet.
      iceServers: [{ urls: 'stun:127.0.0.1:9' }],
      iceStunGatherTimeout: 0.01,
      iceUseIpv4: false,
      iceUseIpv6: false,
      iceUseTcp: false,
      iceAdditionalHostAddresses: ['127.0.0.1'],
    });
    this.transceiver = this.connection.addTransceiver('audio', { direction: 'sendrecv' });
  }

  /** A browser has a certificate of its own for each connection. */
  static async open(): Promise<FakeBrowser> {
    const { certPem, keyPem, signatureHash } = await createSelfSignedCertificate(
      { signature: SignatureAlgorithm.ecdsa_3, hash: HashAlgorithm.sha256_4 },
      NamedCurveAlgorithm.secp256r1_23,
    );
    return new FakeBrowser({ certPem, keyPem, signatureHash });
  }

  async offer(iceRestart = false): Promise<string> {
    await this.connection.setLocalDescription(await this.connection.createOffer({ iceRestart }));
    return this.sdp();
  }

  currentSdp(): string {
    return this.sdp();
  }

  async accept(answerSdp: string): Promise<void> {
    await this.connection.setRemoteDescription({ type: 'answer', sdp: answerSdp });
    this.listen();
  }

  async answer(offerSdp: string): Promise<string> {
    await this.connection.setRemoteDescription({ type: 'offer', sdp: offerSdp });
    await this.connection.setLocalDescription(await this.connection.createAnswer());
    this.listen();
    return this.sdp();
  }

  /** Speaks a tone until it is closed. */
  speak(frequencyHz: number): void {
    clearInterval(this.timer);
    const source = sine(frequencyHz);
    this.timer = setInterval(() => {
      this.tick += 1;
      const isKey = !this.digitsOut.isIdle;
      for (const { payload, marker } of this.digitsOut.next()) {
        if (marker) this.keyTick = this.tick;
        const header = this.header(126, this.keyTick, marker);
        void this.transceiver.dtlsTransport.sendRtp(payload, header);
      }
      const frame = source.read();
      if (frame && !isKey) {
        const packet = new RtpPacket(this.header(0, this.tick, false), encodeMuLaw(frame));
        void this.transceiver.sender.sendRtp(packet);
      }
    }, 20);
  }

  press(digits: string): void {
    this.digitsOut.enqueue(digits);
  }

  async close(): Promise<void> {
    clearInterval(this.timer);
    await this.connection.close();
  }

  private header(payloadType: number, tick: number, marker: boolean): RtpHeader {
    this.sequenceNumber = (this.sequenceNumber + 1) & 0xffff;
    const { ssrc } = this.transceiver.sender;
    const timestamp = (2 ** 32 - 1600 + tick * 160) % 2 ** 32;
    return new RtpHeader({ payloadType, sequenceNumber: this.sequenceNumber, timestamp, marker, ssrc });
  }

  private listen(): void {
    if (this.isListening) return;
    this.isListening = true;
    this.transceiver.dtlsTransport.onRtp.subscribe(({ header, payload }) => {
      this.packets.push(header);
      if (header.payloadType === 0) this.heard.add(decodeMuLaw(payload));
      else this.digits += this.digitsIn.read(header.timestamp, payload) ?? '';
    });
  }

  private sdp(): string {
    return (this.connection.localDescription?.sdp ?? '').replace(
      /^a=(candidate|end-of-candidates).*\r?\n/gm,
      '',
    );
  }
}
