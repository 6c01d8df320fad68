import type { AccountInput } from '@centralita/shared-types';

/** What is saved of an account: secrets left out stay as they are, secrets that are null are taken away. */
export type AccountChange = { [Field in keyof AccountInput]: AccountInput[Field] | null };
