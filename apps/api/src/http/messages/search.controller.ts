import type { SearchResults } from '@centralita/shared-types';
import { Controller, Get, Query } from '@nestjs/common';
import { MessageSearch } from '../../domains/messages/api/message-search';
import { Allowed, InOrganisation } from '../access/allowed';
import { NotStored } from '../private-answers';

const SEARCH_LENGTH_MAX = 200;

/** Words, looked for in all that an organisation has. */
@Controller('api/search')
@Allowed('agent')
export class SearchController {
  constructor(private readonly messages: MessageSearch) {}

  @Get()
  @NotStored()
  search(
    @InOrganisation() organisationId: string,
    @Query('search') search?: unknown,
    @Query('before') before?: unknown,
  ): Promise<SearchResults> {
    const sought = typeof search === 'string' ? search.slice(0, SEARCH_LENGTH_MAX) : '';
    const place = typeof before === 'string' && before !== '' ? before : undefined;
    return this.messages.search(organisationId, sought, place);
  }
}
