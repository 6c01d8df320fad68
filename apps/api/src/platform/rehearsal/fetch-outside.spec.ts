import { execFileSync } from 'node:child_process';
import { fetchOutside } from './fetch-outside';

const form = (): FormData => {
  const made = new FormData();
  made.set('file', new Blob([new Uint8Array(100_000)]), 'sound.wav');
  return made;
};

it('a form that is sent with a signal that is aborted already is refused, and nothing else comes of it', async () => {
  const request = { method: 'POST', body: form(), signal: AbortSignal.abort() };
  await expect(fetchOutside('Nobody', 'http://127.0.0.1:1/', request)).rejects.toMatchObject({
    name: 'AbortError',
  });
  // An unhandled rejection would fail this test.
  await new Promise((done) => setTimeout(done, 50));
});

it('the plain fetch of this Node would end the process: once it does not, the guard may go', () => {
  const script = `
    const form = new FormData();
    form.set('file', new Blob([new Uint8Array(10)]), 'a');
    process.on('unhandledRejection', () => { process.stdout.write('unhandled'); process.exit(); });
    fetch('http://127.0.0.1:1/', { method: 'POST', body: form, signal: AbortSignal.abort() }).catch(() => {});`;
  expect(execFileSync(process.execPath, ['--eval', script], { encoding: 'utf8' })).toBe('unhandled');
});
