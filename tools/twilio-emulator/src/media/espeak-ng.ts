import { spawn } from 'node:child_process';
import { decodeAudioFile } from './file-source';
import type { SpeechStyle } from './speech';

const TIMEOUT_MS = 15_000;
/** Voices that Twilio names without saying whether they are low. */
const LOW_VOICES =
  /^(man|polly\.(matthew|joey|justin|miguel|enrique|andres|brian|russell|hans|mathieu|ricardo|sergio|pedro|daniel)\b)/i;

/** The speech synthesiser espeak-ng, as a child process for each sentence (some 12 ms). */
export class EspeakNg {
  private voices: Promise<Set<string>> | undefined;

  constructor(private readonly command = 'espeak-ng') {}

  /** Whether it can be started on this machine. */
  async isInstalled(): Promise<boolean> {
    return (await this.knownVoices()).size > 0;
  }

  /** The text spoken, as samples (8 kHz mono), or undefined where it did not work. */
  async speak(text: string, style: SpeechStyle): Promise<Int16Array | undefined> {
    const voice = await this.voiceFor(style);
    // The text goes by stdin: an argument could be read as an option, and has a length limit.
    const wav = await this.run(['--stdin', '--stdout', '-b', '1', '-v', voice, '-s', '165'], plain(text));
    if (!wav || wav.length === 0) return undefined;
    return decodeAudioFile(withTrueLength(wav)).catch(() => undefined);
  }

  private async voiceFor({ language = 'en-US', voice = '' }: SpeechStyle): Promise<string> {
    const known = await this.knownVoices();
    const wanted = language.toLowerCase();
    const [base = ''] = wanted.split('-');
    const candidates = [wanted, LATIN_AMERICAN.test(wanted) ? 'es-419' : base, base === 'zh' ? 'cmn' : base];
    const name = candidates.find((candidate) => known.has(candidate)) ?? 'en-us';
    return `${name}+${LOW_VOICES.test(voice) ? 'm3' : 'f2'}`;
  }

  private knownVoices(): Promise<Set<string>> {
    this.voices ??= this.run(['--voices'], '').then((list) => {
      const lines = list?.toString('utf8').split('\n').slice(1) ?? [];
      return new Set(lines.map((line) => line.trim().split(/\s+/)[1] ?? '').filter((name) => name !== ''));
    });
    return this.voices;
  }

  private run(args: readonly string[], input: string): Promise<Buffer | undefined> {
    return new Promise((resolve) => {
      const child = spawn(this.command, args, { stdio: ['pipe', 'pipe', 'ignore'] });
      // Not spawn's own time-out: its timer outlives a command that does not exist.
      const timeout = setTimeout(() => child.kill(), TIMEOUT_MS);
      const finish = (output: Buffer | undefined): void => {
        clearTimeout(timeout);
        resolve(output);
      };
      const parts: Buffer[] = [];
      child.stdout.on('data', (part: Buffer) => parts.push(part));
      child.on('error', () => finish(undefined));
      child.on('close', (code) => finish(code === 0 ? Buffer.concat(parts) : undefined));
      child.stdin.on('error', () => undefined);
      child.stdin.end(input);
    });
  }
}

const LATIN_AMERICAN = /^es-(mx|us|ar|co|cl|pe|419)$/;

function plain(text: string): string {
  return text.toWellFormed().replace(/[\p{Cc}\p{Cf}]+/gu, ' ');
}

/** Writing to a pipe, espeak-ng cannot go back to write the length into the header. */
function withTrueLength(wav: Buffer): Buffer {
  const data = wav.indexOf('data', 12, 'latin1');
  if (data < 0) return wav;
  wav.writeUInt32LE(wav.length - 8, 4);
  wav.writeUInt32LE(wav.length - data - 8, data + 4);
  return wav;
}
