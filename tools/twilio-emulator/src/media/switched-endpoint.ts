import { type AudioEndpoint, type Frame, SILENCE } from './audio';

/** An endpoint whose other side is connected later, or exchanged: silence while there is none. */
export class SwitchedEndpoint implements AudioEndpoint {
  private target: AudioEndpoint | undefined;

  connect(target: AudioEndpoint | undefined): void {
    this.target = target;
  }

  hear(): Frame {
    return this.target?.hear() ?? SILENCE;
  }

  play(frame: Frame): void {
    this.target?.play(frame);
  }

  sendDigits(digits: string): void {
    this.target?.sendDigits(digits);
  }
}
