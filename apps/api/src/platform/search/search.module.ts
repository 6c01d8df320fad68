import { Global, Module, type DynamicModule, type Provider } from '@nestjs/common';
import { SearchIndex } from './search-index';
import { StoredSearchIndex } from './stored-search-index';

/** Full-text search, for whoever has texts. */
@Global()
@Module({})
export class SearchModule {
  /** @param words provider of `WordIndex` */
  static with(words: Provider): DynamicModule {
    return {
      module: SearchModule,
      providers: [words, { provide: SearchIndex, useClass: StoredSearchIndex }],
      exports: [SearchIndex],
    };
  }
}
