import { Global, Module, type DynamicModule, type Provider } from '@nestjs/common';
import { Brings } from '../modules/brings';
import { SearchIndex } from './search-index';
import { SEARCH_SCHEMA } from './search-schema';
import { SearchScopes } from './search-scopes';
import { StoredSearchIndex } from './stored-search-index';

/** Full-text search, for whoever has texts. */
@Brings({ schema: SEARCH_SCHEMA })
@Global()
@Module({})
export class SearchModule {
  /** @param words provider of `WordIndex` */
  static with(words: Provider): DynamicModule {
    return {
      module: SearchModule,
      providers: [words, SearchScopes, { provide: SearchIndex, useClass: StoredSearchIndex }],
      exports: [SearchIndex],
    };
  }
}
