import { dayAfter } from '@web/design/calendar';
import type { Asked } from '@web/server/read';
import { openStates, states, type Severity, type Status } from '../states';

/** Orders of the ledger, by the name that stands in the URL. */
export const sorts = {
  due: 'due',
  raised: 'raised',
  newest: '-raised',
  severity: '-severity',
  unit: 'unit',
  since: '-since',
} as const;
export type SortName = keyof typeof sorts;

/** `overdue`, or due from today within some days (临期). */
export const dueWindows = { overdue: null, week: 7, month: 30 } as const;
export type DueWindow = keyof typeof dueWindows;

/** What the ledger shows: one value for each control, each with its name in the URL. */
export type LedgerFilter = Readonly<{
  /** No state: all of them. */
  status: readonly Status[];
  severity: Severity | null;
  /** A unit or a school district, with all below it. */
  unit: string | null;
  /** The unit that leads. */
  lead: string | null;
  /** Those alone that no unit leads yet. */
  unassigned: boolean;
  indicator: string | null;
  due: DueWindow | null;
  /** Those alone that were opened again after their end. */
  reopened: boolean;
  q: string;
  sort: SortName;
  /** From 1. */
  page: number;
}>;

/** A query of the URL, as vue-router gives it. */
export type UrlQuery = Readonly<Record<string, string | null | readonly (string | null)[] | undefined>>;

/** Rows of one page. */
export const pageSize = 50;

/** What opens without anything chosen: what can still be done, by due date. */
export const startFilter: LedgerFilter = {
  status: openStates,
  severity: null,
  unit: null,
  lead: null,
  unassigned: false,
  indicator: null,
  due: null,
  reopened: false,
  q: '',
  sort: 'due',
  page: 1,
};

const isOneOf = <T extends string>(all: readonly T[], value: string): value is T =>
  (all as readonly string[]).includes(value);
const textAt = (query: UrlQuery, name: string): string => {
  const value = query[name];
  return typeof value === 'string' ? value : '';
};
const oneOf = <T extends string>(all: readonly T[], value: string): T | null => (isOneOf(all, value) ? value : null);

const statusIn = (text: string): readonly Status[] => {
  if (text === '' || text === 'open') return openStates;
  if (text === 'all') return [];
  const some = states.filter((one) => text.split(',').includes(one));
  return some.length > 0 ? some : openStates;
};
const sameStates = (a: readonly Status[], b: readonly Status[]): boolean => a.join() === b.join();

/** Whether all that can still be done is shown, and nothing else. */
export const isOpenOnly = ({ status }: Pick<LedgerFilter, 'status'>): boolean => sameStates(status, openStates);

/** The filter that a URL asks for. What makes no sense counts as not said. */
export const filterIn = (query: UrlQuery): LedgerFilter => ({
  status: statusIn(textAt(query, 'status')),
  severity: oneOf(['ordinary', 'serious', 'complex'], textAt(query, 'severity')),
  unit: textAt(query, 'unit') || null,
  lead: textAt(query, 'lead') || null,
  unassigned: textAt(query, 'unassigned') === 'true',
  indicator: textAt(query, 'indicator') || null,
  due: oneOf(Object.keys(dueWindows) as DueWindow[], textAt(query, 'due')),
  reopened: textAt(query, 'reopened') === 'true',
  q: textAt(query, 'q').slice(0, 100),
  sort: oneOf(Object.keys(sorts) as SortName[], textAt(query, 'sort')) ?? 'due',
  page: Math.max(1, Math.trunc(Number(textAt(query, 'page'))) || 1),
});

/** A filter as its URL: only what differs from the start. `filterIn` reads it back. */
export const urlOf = (filter: LedgerFilter): Record<string, string> => {
  const { status, severity, unit, lead, unassigned, indicator, due, reopened, q, sort, page } = filter;
  return {
    ...(!isOpenOnly(filter) && { status: status.length === 0 ? 'all' : status.join(',') }),
    ...(severity && { severity }),
    ...(unit && { unit }),
    ...(lead && { lead }),
    ...(unassigned && { unassigned: 'true' }),
    ...(indicator && { indicator }),
    ...(due && { due }),
    ...(reopened && { reopened: 'true' }),
    ...(q !== '' && { q }),
    ...(sort !== 'due' && { sort }),
    ...(page > 1 && { page: String(page) }),
  };
};

type Query = NonNullable<Asked<'/api/issues'>['query']>;

/** What the server is asked for: the filter without its window. */
export const askedOf = (filter: LedgerFilter, today: string): Query => {
  const { status, severity, unit, lead, unassigned, indicator, due, reopened, q, sort } = filter;
  const days = due === null ? null : dueWindows[due];
  return {
    ...(status.length > 0 && { status: [...status] }),
    ...(severity && { severity }),
    ...(unit && { unit }),
    ...(lead && { lead }),
    ...(unassigned && { unassigned: 'true' as const }),
    ...(indicator && { indicator }),
    ...(reopened && { reopened: 'true' as const }),
    ...(due === 'overdue' && { overdue: 'true' as const }),
    ...(days !== null && { overdue: 'false' as const, dueFrom: today, dueBy: dayAfter(today, days) }),
    ...(q.trim() !== '' && { search: q.trim() }),
    sort: sorts[sort],
  };
};
