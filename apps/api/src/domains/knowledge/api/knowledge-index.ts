import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { EventBus } from '../../../platform/events/event-bus';
import { FreshCopy } from '../../../platform/events/fresh-copy';
import { toArticle } from '../article-item';
import { KnowledgeStore } from '../knowledge.store';
import { OrganisationKnowledge } from '../organisation-knowledge';
import { subjectStems } from '../question-words';
import type { Match } from '../ready-answers';

/** Stream of changes to any organisation's articles, for the copies in memory only. */
export const KNOWLEDGE_STREAM = 'knowledge';

const NOTHING = new OrganisationKnowledge([]);

/** Finds answers in the knowledge bases from memory; changes of other processes arrive through the event bus. */
@Injectable()
export class KnowledgeIndex implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #logger = new Logger(KnowledgeIndex.name);
  readonly #copy: FreshCopy;
  #organisations: ReadonlyMap<string, OrganisationKnowledge> = new Map();

  constructor(
    private readonly store: KnowledgeStore,
    private readonly bus: EventBus,
  ) {
    this.#copy = new FreshCopy(
      () => this.#read(),
      (error) => this.#logger.error('The knowledge bases could not be read anew.', error),
    );
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.#copy.follow(this.bus, KNOWLEDGE_STREAM);
  }

  onApplicationShutdown(): void {
    this.#copy.stop();
  }

  /** Resolves when all that was committed before the call is known here. */
  refresh(): Promise<void> {
    return this.#copy.refresh();
  }

  /** The article that answers a question as it stands; undefined where none lists it among its questions. */
  readyAnswer(organisationId: string, question: string): Match | undefined {
    return this.#of(organisationId).ready.find(question);
  }

  /**
   * Articles about what is asked, the best first, each with a score from 0 to 1.
   *
   * @param language of whoever asks, such as `es`
   */
  search(organisationId: string, question: string, language: string | undefined): Match[] {
    return this.#of(organisationId).find(question, language);
  }

  /** Whether a question says by itself what it is about: "and how much is it?" does not. */
  saysSubject(question: string, language: string): boolean {
    return subjectStems(question, language).length > 1;
  }

  /** Languages of the articles, such as `es`; that with the most articles first. */
  languages(organisationId: string): string[] {
    return this.#of(organisationId).languages;
  }

  /** Percent from which on an article of an organisation is taken to hold an answer. */
  threshold(organisationId: string): number {
    return this.#of(organisationId).threshold;
  }

  /** How many questions have a ready answer, in all organisations. */
  get readyAnswers(): number {
    return [...this.#organisations.values()].reduce((sum, { ready }) => sum + ready.size, 0);
  }

  #of(organisationId: string): OrganisationKnowledge {
    return this.#organisations.get(organisationId) ?? NOTHING;
  }

  async #read(): Promise<void> {
    const rows = Map.groupBy(await this.store.all(), ({ organisation_id: of }) => of);
    const chosen = new Map(
      (await this.store.settings()).map(({ organisation_id: of, threshold }) => [of, threshold]),
    );
    const all = [...new Set([...rows.keys(), ...chosen.keys()])];
    this.#organisations = new Map(
      all.map((of) => [of, new OrganisationKnowledge((rows.get(of) ?? []).map(toArticle), chosen.get(of))]),
    );
  }
}
