import { page } from './paging';

const items = Array.from({ length: 5 }, (_, id) => ({ id }));
const read = (query: string): Record<string, unknown> =>
  page('things', items, '/2010-04-01/Accounts/AC1/Things.json', new URLSearchParams(query), (item) => item);

describe('page', () => {
  it('shows the first page and where the next one is, filters kept', () => {
    expect(read('PageSize=2&Status=busy')).toMatchObject({
      things: [{ id: 0 }, { id: 1 }],
      next_page_uri: '/2010-04-01/Accounts/AC1/Things.json?PageSize=2&Status=busy&Page=1&PageToken=PT1',
      previous_page_uri: null,
      page: 0,
      page_size: 2,
      start: 0,
      end: 1,
    });
  });

  it('ends on the last page', () => {
    expect(read('PageSize=2&Page=2')).toMatchObject({
      things: [{ id: 4 }],
      next_page_uri: null,
      start: 4,
      end: 4,
    });
  });

  it('takes nonsense for the default', () => {
    expect(read('PageSize=x&Page=-1')).toMatchObject({ page: 0, page_size: 50, next_page_uri: null });
    expect(read('PageSize=5000')).toMatchObject({ page_size: 1000 });
  });
});
