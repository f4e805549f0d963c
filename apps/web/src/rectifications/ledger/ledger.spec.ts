import { describe, expect, it } from '@jest/globals';
import { openStates, type Issue } from '../states';
import { cellOf, columnsIn, columnsUrl, startColumns } from './columns';
import { askedOf, filterIn, isOpenOnly, startFilter, urlOf, type LedgerFilter } from './filter';

const full: LedgerFilter = {
  status: ['raised', 'closed'],
  severity: 'serious',
  unit: 'u1',
  lead: 'u2',
  unassigned: true,
  indicator: 'L6',
  due: 'week',
  reopened: true,
  q: '音乐',
  sort: 'newest',
  page: 3,
};

describe('the filter in the URL', () => {
  it('comes back as it was', () => {
    for (const filter of [full, startFilter, { ...startFilter, status: [] }, { ...full, due: 'overdue' as const }])
      expect(filterIn(urlOf(filter))).toEqual(filter);
    expect(urlOf(startFilter)).toEqual({});
  });

  it('counts what makes no sense as not said', () => {
    const query = { status: 'nowhere', severity: 'dire', due: 'never', sort: 'colour', page: '-4', q: null };
    expect(filterIn(query)).toEqual(startFilter);
    expect(filterIn({ page: ['2', '3'] }).page).toBe(1);
    expect(filterIn({ status: 'closed,raised,closed' }).status).toEqual(['raised', 'closed']);
    expect(isOpenOnly(filterIn({ status: 'open' }))).toBe(true);
  });

  it('asks the server for days counted from its today', () => {
    expect(askedOf(full, '2025-03-28')).toEqual({
      status: ['raised', 'closed'],
      severity: 'serious',
      unit: 'u1',
      lead: 'u2',
      unassigned: 'true',
      indicator: 'L6',
      reopened: 'true',
      overdue: 'false',
      dueFrom: '2025-03-28',
      dueBy: '2025-04-04',
      search: '音乐',
      sort: '-raised',
    });
    expect(askedOf({ ...startFilter, due: 'overdue' }, '2025-03-28')).toEqual({
      status: [...openStates],
      overdue: 'true',
      sort: 'due',
    });
    expect(askedOf({ ...startFilter, status: [] }, '2025-03-28')).toEqual({ sort: 'due' });
  });
});

describe('columns', () => {
  it('always name the row, stand in their own order, and are not said when they are those of the start', () => {
    expect(columnsIn('due,nonsense,unit')).toEqual(['problem', 'unit', 'due']);
    expect(columnsIn('')).toBeNull();
    expect(columnsIn(undefined)).toBeNull();
    expect(columnsUrl(startColumns)).toEqual({});
    expect(columnsUrl(['problem', 'due'])).toEqual({ cols: 'problem,due' });
  });

  it('say nothing where nothing is known', () => {
    const words = { status: () => '', severity: () => '', day: (day: string) => day, due: () => '', yesNo: String };
    const issue = { percent: null, closedOn: null, rectifiedInTime: null, noticeNumber: null } as Issue;
    const cells = (['percent', 'closed', 'inTime', 'notice'] as const).map((column) => cellOf(column, issue, words));
    expect(cells).toEqual(['', '', '', '']);
    expect(cellOf('percent', { ...issue, percent: 0 }, words)).toBe('0%');
    expect(cellOf('inTime', { ...issue, rectifiedInTime: false }, words)).toBe('false');
  });
});
