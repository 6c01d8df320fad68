import { decimalNumber, wholeNumber } from './env-key';

export const ORIGIN = /^https?:\/\/[a-z0-9.-]+(:\d{1,5})?$|^https?:\/\/\[[0-9a-f:]+\](:\d{1,5})?$/i;
export const HTTP_ADDRESS = /^https?:\/\/[^\s?#]+$/;
export const API_KEY = /^\S{8,400}$/;
export const MODEL = /^[\w./:-]{1,100}$/;
export const BOTS = ['built-in', 'gemini', 'openai'] as const;
export const FLOW_ID = /^[a-z][a-z0-9-]*$/;
export const SWITCH = ['on', 'off'] as const;
export type Switch = (typeof SWITCH)[number];

export const whole = (
  min: number,
  max: number,
  what = '',
): { expects: string; read: typeof wholeNumber } => ({
  expects: `a whole number${what} from ${min} to ${max}`,
  read: wholeNumber,
});

export const decimal = (min: number, max: number): { expects: string; read: typeof decimalNumber } => ({
  expects: `a number from ${min} to ${max}, such as 0.5`,
  read: decimalNumber,
});
