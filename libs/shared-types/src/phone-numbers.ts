/**
 * Reading and writing phone numbers, for the browser and the server alike. Not part of the index: it brings the numbering
 * plans of all countries (40 kB packed), which the web app loads apart, when a number is first shown.
 */
export { findNumber } from './phone-numbers/find-number';
export { readNumber, type NumberProblem, type NumberReading } from './phone-numbers/read-number';
export { callingCodes, countryOfNumber, writeNumber, writeWhileTyping } from './phone-numbers/write-number';
