import { tableOf, withMeasured } from './measured-page.mjs';

const PAGE = `# Figures

What they are.

| what | result |
| ---- | ------ |
| old  | 1      |
| gone | 2      |

## More

| what | proof |
| ---- | ----- |
| kept | spec  |

Measured then,
and there.
`;

it('puts what was measured into the first table and the last paragraph, and leaves the rest', async () => {
  const page = await withMeasured(PAGE, [['a | b', '61 ms']], 'Measured now.');
  expect(page).toBe(
    PAGE.replace('| old  | 1      |\n| gone | 2      |', '| a \\| b | 61 ms  |')
      .replace('| what | result |\n| ---- | ------ |', '| what   | result |\n| ------ | ------ |')
      .replace('Measured then,\nand there.', 'Measured now.'),
  );
});

it('makes a table with even columns', async () => {
  expect(await tableOf(['what', 'met'], [['start', 'NO']])).toBe(
    '| what  | met |\n| ----- | --- |\n| start | NO  |\n',
  );
});
