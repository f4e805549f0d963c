import { expect, it } from '@jest/globals';
import { startFilter } from './filter';
import { workbookForms, workbookLink } from './workbook-link';

it.each(workbookForms)(
  'a file of %s has the filter, the order and the point of the page, and all of its pages',
  (form) => {
    const filter = { ...startFilter, status: ['raised', 'assigned'] as const, q: '音乐 & 美术', page: 3 };
    const { pathname, searchParams } = new URL(
      workbookLink(form, filter, '2025-05-12', { asOf: '2025-05-01' }),
      'http://a',
    );
    expect(pathname).toBe('/api/issues/workbook');
    expect(Object.fromEntries(searchParams)).toEqual({
      form,
      status: 'raised,assigned',
      search: '音乐 & 美术',
      sort: 'due',
      asOf: '2025-05-01',
    });
  },
);
