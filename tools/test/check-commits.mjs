// Checks the messages of the commits that this checkout can see: the last 50 of the branch, merges apart.
import { spawnSync } from 'node:child_process';
import lint from '@commitlint/lint';
import load from '@commitlint/load';
import { root } from '../shared/workspace-node.mjs';

const MOST = 50;

const { status, stdout } = spawnSync('git', ['log', `-${MOST}`, '--no-merges', '--format=%H%n%B%x00'], {
  cwd: root,
  encoding: 'utf8',
});
if (status !== 0) {
  process.stdout.write('Commits: not a git checkout, nothing to check.\n');
  process.exit(0);
}
const { rules, parserPreset } = await load({}, { cwd: root });
const parserOpts = /** @type {{ parserOpts?: object } | undefined} */ (parserPreset)?.parserOpts;
const commits = stdout.split('\0').flatMap((entry) => {
  const [hash, ...message] = entry.trim().split('\n');
  return hash ? [{ hash, message: message.join('\n') }] : [];
});
let refused = 0;
for (const { hash, message } of commits) {
  const { valid, errors } = await lint(message, rules, parserOpts ? { parserOpts } : {});
  if (valid) continue;
  refused += 1;
  const why = errors.map((error) => error.message).join('; ');
  process.stdout.write(`✗ ${hash.slice(0, 9)} ${message.split('\n')[0]}\n  ${why}\n`);
}
process.stdout.write(
  `Commits: ${commits.length - refused} of ${commits.length} messages are conventional.\n`,
);
process.exitCode = refused > 0 ? 1 : 0;
