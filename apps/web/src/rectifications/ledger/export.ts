import { readOnce } from '@web/server/read';
import type { pointAsked } from '@web/session/past';
import type { Issue } from '../states';
import { askedOf, type LedgerFilter } from './filter';

/** The most that one answer holds. */
const window = 200;

/** Every row that a filter leaves, in order. `point`: of the past. `told`: how far it is. */
export const everyRow = async (
  filter: LedgerFilter,
  today: string,
  point: ReturnType<typeof pointAsked>,
  told: (done: number, total: number) => void,
): Promise<readonly Issue[]> => {
  const rows: Issue[] = [];
  for (;;) {
    const query = { ...askedOf(filter, today), ...point, limit: window, offset: rows.length };
    const { items, total } = await readOnce('/api/issues', { query });
    rows.push(...items);
    told(rows.length, total);
    if (items.length === 0 || rows.length >= total) return rows;
  }
};
