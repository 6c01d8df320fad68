import type { ArticleDraft } from '@centralita/shared-types';

/** An article of the demo, under an id that logs and docs can name. */
export type SampleArticle = ArticleDraft & { id: string };
