import { choiceOf } from './choice-of';

const SALES = { digit: '1', words: 'sales, buy' };
const REPAIRS = { digit: '2', words: 'averías, Reparación' };
const NO_WORDS = { digit: '3' };

it.each([
  ['1', SALES],
  ['I want to buy something.', SALES],
  ['una averia, por favor', undefined],
  ['AVERIAS', REPAIRS],
  ['la reparación', REPAIRS],
  ['wholesales', undefined],
  ['3', NO_WORDS],
  ['4', undefined],
  ['', undefined],
])('%s', (said, choice) => {
  expect(choiceOf([SALES, REPAIRS, NO_WORDS], said)).toBe(choice);
});
