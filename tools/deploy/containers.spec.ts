import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { root } from '../shared/workspace-node.mjs';

const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const KEYS = new Set([...read('.env.example').matchAll(/^([A-Z_]+)=/gm)].map(([, key]) => key));

interface Service {
  image?: string;
  build?: string;
  restart?: string;
  read_only?: boolean;
  tmpfs?: string[];
  cap_drop?: string[];
  security_opt?: string[];
  environment?: Record<string, string | number>;
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: { test: string[] };
  stop_grace_period?: string;
  ports?: string[];
  volumes?: string[];
  networks?: string[];
}
interface Compose {
  services: Record<string, Service>;
  volumes: Record<string, unknown>;
  networks: Record<string, unknown>;
}

describe('compose.yaml', () => {
  const compose = parse(read('compose.yaml'), { merge: true }) as Compose;
  const services = Object.entries(compose.services);
  const replicas = services.filter(([, { build }]) => build !== undefined);

  it('has a database, two replicas and a proxy', () => {
    expect(services.map(([name]) => name)).toEqual(['database', 'api-1', 'api-2', 'proxy']);
    expect(replicas).toHaveLength(2);
  });

  it.each(services)('%s is pinned, restarted, and refers to what is there', (_name, service) => {
    expect(service.restart).toBe('unless-stopped');
    expect(service.image).toMatch(service.build === undefined ? /^[a-z]+:\d+[\w.-]*$/ : /^centralita$/);
    for (const [other, { condition }] of Object.entries(service.depends_on ?? {})) {
      expect(compose.services[other]?.healthcheck?.test).toBeDefined();
      expect(condition).toBe('service_healthy');
    }
    for (const volume of service.volumes ?? []) {
      const [source = ''] = volume.split(':');
      if (source.startsWith('./'))
        expect(source === './certificate' || existsSync(join(root, source))).toBe(true);
      else expect(compose.volumes).toHaveProperty([source]);
    }
    for (const network of service.networks ?? []) expect(compose.networks).toHaveProperty([network]);
  });

  it('opens ports of the proxy only', () => {
    expect(services.flatMap(([name, { ports = [] }]) => ports.map((port) => [name, port]))).toEqual([
      ['proxy', '80:80'],
      ['proxy', '443:443'],
    ]);
  });

  it('gives what strangers may send to the proxy a place of a certain size', () => {
    expect(compose.services['proxy']?.tmpfs).toEqual(['/tmp:size=1g']);
  });

  it('holds no secret, and asks for those it needs', () => {
    expect(read('compose.yaml')).not.toMatch(/(PASSWORD|KEY|TOKEN|SECRET): (?!\$\{\w+:\?)\S/);
  });

  it.each(replicas)(
    '%s may write to its folder only, and is set up by keys that the product knows',
    (name, service) => {
      expect(service).toMatchObject({
        read_only: true,
        cap_drop: ['ALL'],
        security_opt: ['no-new-privileges:true'],
        volumes: [`${name}:/data`],
        environment: { DATA_DIR: '/data', HOST: '0.0.0.0', TRUSTED_PROXIES: 'uniquelocal' },
      });
      for (const key of Object.keys(service.environment ?? {})) expect(KEYS).toContain(key);
      expect(service.healthcheck?.test.join(' ')).toContain('/health/ready');
      // Requests get 10 s at the end, jobs 8 s before.
      expect(Number.parseInt(service.stop_grace_period ?? '', 10)).toBeGreaterThan(20);
    },
  );

  it('has the replicas that nginx asks', () => {
    const asked = [...read('deploy/nginx.conf').matchAll(/server ([\w-]+):(\d+) max_fails/g)].map(
      ([, host, port]) => [host, Number(port)],
    );
    expect(asked).toEqual(replicas.map(([name, { environment }]) => [name, environment?.['PORT']]));
  });
});

describe('Dockerfile', () => {
  const instructions = read('Dockerfile')
    .replace(/^\s*#.*$/gm, '')
    .replace(/\\\n/g, ' ')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [, name = '', rest = ''] = /^([A-Z]+) (.*)$/.exec(line) ?? [];
      return { name, rest };
    });
  const last = instructions.slice(instructions.findLastIndex(({ name }) => name === 'FROM'));
  const values = (name: string): string[] =>
    last.filter((instruction) => instruction.name === name).map(({ rest }) => rest);

  it('is made of instructions that Docker knows', () => {
    const known = 'FROM WORKDIR COPY RUN ENV USER VOLUME EXPOSE STOPSIGNAL HEALTHCHECK CMD'.split(' ');
    for (const { name } of instructions) expect(known).toContain(name);
  });

  it('builds with the lockfile on a pinned Node.js, and ships on the same without the build', () => {
    const bases = instructions.filter(({ name }) => name === 'FROM').map(({ rest }) => rest.split(' ')[0]);
    expect(bases).toEqual(['node:24-bookworm-slim', 'node:24-bookworm-slim']);
    expect(read('Dockerfile')).toMatch(/^RUN npm ci /m);
    expect(read('Dockerfile')).not.toMatch(/npm (install|i) /);
    expect(values('RUN')).toEqual([]);
    expect(values('COPY').every((rest) => rest.startsWith('--from=build '))).toBe(true);
  });

  it('copies what is there', () => {
    const copied = instructions
      .filter(({ name, rest }) => name === 'COPY' && !rest.startsWith('--from'))
      .flatMap(({ rest }) => rest.split(/\s+/).slice(0, -1));
    for (const file of copied) expect(existsSync(join(root, file))).toBe(true);
  });

  it('runs as nobody special, says when it is well, and gets the signals itself', () => {
    expect(values('USER')).toEqual(['node']);
    expect(values('VOLUME')).toEqual(['/data']);
    expect(values('HEALTHCHECK')[0]).toContain('/health/live');
    for (const name of ['CMD', 'HEALTHCHECK']) {
      const command = /\[.*\]$/.exec(values(name)[0] ?? '')?.[0] ?? '';
      expect((JSON.parse(command) as string[])[0]).toBe('node');
    }
    const keys = values('ENV').flatMap((rest) => [...rest.matchAll(/(\w+)=/g)].map(([, key]) => key));
    expect(keys.length).toBeGreaterThan(3);
    for (const key of keys) expect(KEYS).toContain(key);
  });

  it('leaves secrets and what is built elsewhere out', () => {
    const ignored = read('.dockerignore').split('\n');
    for (const entry of ['.git', '.env', '.env.*', '**/node_modules', 'data', 'dist'])
      expect(ignored).toContain(entry);
  });
});
