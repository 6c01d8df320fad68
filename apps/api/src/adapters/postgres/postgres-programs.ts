import { spawn, type ChildProcess, type ChildProcessByStdio } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { childEnvironment } from '../../platform/config/child-environment';
import { AppError } from '../../platform/errors/app-error';

/** PostgreSQL's own programs, on one database. */
export class PostgresPrograms {
  readonly #address: string;
  readonly #environment: NodeJS.ProcessEnv;

  constructor(url: string) {
    const address = new URL(url);
    const password = decodeURIComponent(address.password);
    address.password = '';
    this.#address = address.href;
    this.#environment = childEnvironment(password === '' ? {} : { PGPASSWORD: password });
  }

  /** Address without its password. */
  get address(): string {
    return this.#address;
  }

  /**
   * Runs a program to its end.
   *
   * @param onLine hears each line that it says of its progress
   * @returns its output
   * @throws AppError `database/program-failed`, `database/program-missing`
   */
  async run(program: string, args: readonly string[], onLine?: (line: string) => void): Promise<string> {
    const child = spawn(program, [...args], { env: this.#environment, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    await ended(program, child, onLine);
    return output;
  }

  /**
   * Runs a program whose text, between `head` and `tail`, another one takes; both must end well.
   *
   * @returns the output of the other one
   */
  async pipe(
    [from, ...fromArgs]: readonly [string, ...string[]],
    { head, tail }: { head: string; tail: string },
    [to, ...toArgs]: readonly [string, ...string[]],
    onLine?: (line: string) => void,
  ): Promise<string> {
    const env = this.#environment;
    const source = spawn(from, fromArgs, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    const target = spawn(to, toArgs, { env, stdio: ['pipe', 'pipe', 'pipe'] });
    let output = '';
    target.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    pour(source.stdout, head, target);
    const [sourceEnd, targetEnd] = await Promise.allSettled([
      ended(from, source, onLine).then(
        () => target.stdin.end(tail),
        (error: unknown) => {
          // Without its end the text is no whole one: nothing of it may be kept.
          target.kill();
          throw error;
        },
      ),
      ended(to, target),
    ]);
    if (sourceEnd.status === 'rejected') throw sourceEnd.reason;
    if (targetEnd.status === 'rejected') throw targetEnd.reason;
    return output;
  }

  /** Arguments that name the database. */
  get database(): string {
    return `--dbname=${this.#address}`;
  }
}

function pour(text: Readable, head: string, into: ChildProcessByStdio<Writable, Readable, Readable>): void {
  // Where it ends early, its own message says why; the text must flow on, or its writer never ends.
  into.stdin.on('error', () => undefined);
  into.once('close', () => text.unpipe().resume());
  into.stdin.write(head);
  text.pipe(into.stdin, { end: false });
}

function ended(program: string, child: ChildProcess, onLine?: (line: string) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    let last = '';
    if (child.stderr)
      createInterface({ input: child.stderr }).on('line', (line) => {
        if (/error|fatal/i.test(line) || last === '') last = line;
        onLine?.(line);
      });
    child.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'ENOENT' ? missing(program) : error),
    );
    child.once('close', (code) => (code === 0 ? resolve() : reject(failed(program, last))));
  });
}

const missing = (program: string): AppError =>
  new AppError({
    code: 'database/program-missing',
    detail: `${program} is not installed on this machine. Install PostgreSQL's client programs (Debian: apt-get install postgresql-client), of the server's version or newer.`,
  });

const failed = (program: string, line: string): AppError =>
  new AppError({ code: 'database/program-failed', detail: `${program} failed: ${line}` });
