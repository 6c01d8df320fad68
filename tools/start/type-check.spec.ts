import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '../shared/until.mjs';
import { TypeCheck } from './type-check.mjs';

describe('the check of types in watch mode', () => {
  it('says a wrong name with its place, and that it is right again', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'types-'));
    const flow = join(folder, 'flow.ts');
    await writeFile(
      join(folder, 'tsconfig.json'),
      '{"compilerOptions":{"strict":true,"types":[],"lib":["es2022"]}}',
    );
    await writeFile(flow, "const step: 'start' | 'choose' = 'chose';\nexport { step };\n");
    const said: string[] = [];
    const check = new TypeCheck(folder, (line) => said.push(line));
    const heard = async (line: RegExp): Promise<string | undefined> => {
      const found = (): string | undefined => said.find((one) => line.test(one));
      await until(() => found() !== undefined, `it says ${line.source}`, 600_000);
      return found();
    };
    try {
      check.start();
      check.start();
      expect(await heard(/type error/)).toMatch(/flow\.ts\(1,7\): TS2\d+ Type '"chose"' is not assignable/);
      await writeFile(flow, "const step: 'start' | 'choose' = 'choose';\nexport { step };\n");
      expect(await heard(/right again/)).toBe('the types are right again.');
      expect(said.filter((line) => line.includes('type error'))).toHaveLength(1);
    } finally {
      check.stop();
      await rm(folder, { recursive: true });
    }
  });
});
