import { lintSeeds, type Finding } from './seeded-workspace';
import { seedGroups, TARGETS, type Seed } from './seeds';

const groups = seedGroups();

/** Findings of the file itself and, for a template inside a class, of the file that ESLint makes of it. */
function findingsOf(findings: Map<string, Finding[]>, { path }: Seed): Finding[] {
  return [...findings].flatMap(([file, messages]) => (file.startsWith(path) ? messages : []));
}

describe('lint', () => {
  let findings: Map<string, Finding[]>;

  beforeAll(() => {
    const seeds = groups.flatMap(([, group]) => group).map(({ path, content }) => [path, content] as const);
    findings = lintSeeds(new Map([...Object.entries(TARGETS), ...seeds]));
  });

  describe.each(groups)('%s', (_group, seeds) => {
    it.each(seeds.filter(({ refusedBy }) => refusedBy).map((seed) => [seed.title, seed] as const))(
      'refuses: %s',
      (_title, seed) => {
        expect(findingsOf(findings, seed).map(({ ruleId }) => ruleId)).toContain(seed.refusedBy);
      },
    );

    const kept = seeds.filter(({ refusedBy }) => !refusedBy).map((seed) => [seed.title, seed] as const);
    if (kept.length > 0) {
      it.each(kept)('allows: %s', (_title, seed) => {
        expect(findings.has(seed.path)).toBe(true);
        expect(findingsOf(findings, seed)).toEqual([]);
      });
    }
  });

  it('refuses no file that others import', () => {
    for (const path of Object.keys(TARGETS)) expect([path, findings.get(path)]).toEqual([path, []]);
  });
});
