import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { DiskMediaStore } from '../src/adapters/storage/disk-media-store';
import { S3MediaStore } from '../src/adapters/storage/s3-media-store';
import type { MediaStore } from '../src/domains/messages/ports/media-store';
import { loadConfig } from '../src/platform/config/load-config';
import { S3_KEY, startS3 } from './support/s3-server';

type S3 = Awaited<ReturnType<typeof startS3>>;
const settings = (url: string) => ({
  MEDIA_S3_URL: `${url}/bucket`,
  MEDIA_S3_REGION: S3_KEY.region,
  MEDIA_S3_ACCESS_KEY_ID: S3_KEY.id,
  MEDIA_S3_SECRET_ACCESS_KEY: S3_KEY.secret,
});

let s3: S3;
beforeAll(async () => {
  s3 = await startS3();
});
afterAll(() => s3.close());

describe.each(['disk', 'S3'] as const)('files of messages on %s', (kind) => {
  let folder: string;
  let store: MediaStore;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'centralita-media-'));
    store =
      kind === 'disk'
        ? new DiskMediaStore(loadConfig({ DATA_DIR: folder }))
        : new S3MediaStore(loadConfig(settings(s3.url)));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('gives back what was kept, whole, and keeps the latest', async () => {
    const content = Buffer.from(Array.from({ length: 300_000 }, (_, index) => index % 251));
    expect(await store.put('file-0001', content)).toBe(300_000);
    expect((await store.read('file-0001')).equals(content)).toBe(true);
    expect((await buffer(await store.open('file-0001'))).equals(content)).toBe(true);
    const part = await buffer(await store.open('file-0001', { start: 1_000, end: 200_000 }));
    expect(part.equals(content.subarray(1_000, 200_001))).toBe(true);
    await store.put('file-0001', Buffer.from('other'));
    expect(String(await store.read('file-0001'))).toBe('other');
    expect(await store.put('file-none', Buffer.alloc(0))).toBe(0);
    expect(await store.read('file-none')).toHaveLength(0);
  });

  it('keeps what stands in a file of this machine, and knows what it has', async () => {
    const path = join(folder, 'long.bin');
    const content = Buffer.alloc(3_000_000, 'long ');
    writeFileSync(path, content);
    expect(await store.putFile('file-long', path)).toBe(3_000_000);
    expect((await store.read('file-long')).equals(content)).toBe(true);
    expect(await store.has('file-long')).toBe(true);
    expect(await store.has('file-never')).toBe(false);
  });

  it('says that a file is not there, and removes one twice', async () => {
    await store.put('file-0002', Buffer.from('x'));
    await store.remove('file-0002');
    await store.remove('file-0002');
    for (const ask of [
      () => store.read('file-0002'),
      () => store.open('file-0002'),
      () => store.read('never-there'),
    ])
      await expect(ask()).rejects.toMatchObject({ code: 'attachments/not-found', status: 404 });
  });

  it('takes no path for an id', async () => {
    for (const id of ['../../etc/passwd', 'a/b/c/d', '....', 'x', 'file?acl', ''])
      await expect(store.read(id)).rejects.toMatchObject({ code: 'attachments/not-found' });
    await expect(store.put('../outside', Buffer.from('x'))).rejects.toMatchObject({ status: 404 });
  });
});

describe('the store on the disk', () => {
  let dataDir: string;
  let folder: string;
  let store: DiskMediaStore;
  beforeEach(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'centralita-media-'));
    folder = join(dataDir, 'media', 'fi');
    store = new DiskMediaStore(loadConfig({ DATA_DIR: dataDir }));
    await store.put('file-0001', Buffer.from('kept'));
  });
  afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

  it('leaves nothing of what could not be kept', async () => {
    await expect(store.putFile('file-0002', join(dataDir, 'never-there'))).rejects.toThrow('ENOENT');
    expect(readdirSync(folder)).toEqual(['file-0001']);
  });

  it('removes also what a process left that was killed while it wrote', async () => {
    writeFileSync(join(folder, 'file-0001.part'), 'half');
    await store.remove('file-0001');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('forgets at the start what was being written a day ago', async () => {
    const yesterday = Date.now() / 1000 - 86_400 - 60;
    for (const [name, at] of [
      ['file-0002.part', yesterday],
      ['file-0003.part', yesterday + 120],
      ['file-0001', yesterday],
    ] as const) {
      writeFileSync(join(folder, name), 'half');
      utimesSync(join(folder, name), at, at);
    }
    await store.onApplicationBootstrap();
    expect(readdirSync(folder).sort()).toEqual(['file-0001', 'file-0003.part']);
    await new DiskMediaStore(loadConfig({ DATA_DIR: join(dataDir, 'new') })).onApplicationBootstrap();
  });
});

describe('the store on S3', () => {
  it('tries again where the store is busy, and tells a failure from a file that is not there', async () => {
    const store = new S3MediaStore(loadConfig(settings(s3.url)));
    s3.failures.push(503, 500);
    await store.put('file-busy', Buffer.from('kept'));
    expect(String(s3.objects.get('/bucket/file-busy'))).toBe('kept');

    const other = (changes: object): MediaStore =>
      new S3MediaStore(loadConfig({ ...settings(s3.url), ...changes }));
    const refused = { code: 'attachments/store-unavailable', status: 503, retryable: true };
    await expect(
      other({ MEDIA_S3_SECRET_ACCESS_KEY: 'another-secret' }).read('file-busy'),
    ).rejects.toMatchObject({
      ...refused,
      message: expect.stringContaining('403 SignatureDoesNotMatch'),
    });
    await expect(
      other({ MEDIA_S3_REGION: 'us-east-1' }).put('file-1', Buffer.from('x')),
    ).rejects.toMatchObject(refused);
    await expect(other({ MEDIA_S3_URL: `${s3.url}/none` }).read('file-busy')).rejects.toMatchObject(refused);
  });

  it('does not start without a key', () => {
    const { MEDIA_S3_SECRET_ACCESS_KEY: _, ...rest } = settings(s3.url);
    expect(() => new S3MediaStore(loadConfig(rest))).toThrow('MEDIA_S3_SECRET_ACCESS_KEY');
  });
});
