import type { NounReader } from './dial-target';
import { client } from './nouns/client';
import { number } from './nouns/number';

/** The nouns of `<Dial>` that are interpreted. A new one is a new file and a line here. */
export const NOUNS: Readonly<Record<string, NounReader | undefined>> = { Client: client, Number: number };
