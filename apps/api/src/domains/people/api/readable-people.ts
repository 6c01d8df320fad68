import type { PersonRow } from '../people-schema';

/** What stores of other domains may read beside rows of their own, and never write. */
export type ReadablePeople = { people: Pick<PersonRow, 'id' | 'name'> };
