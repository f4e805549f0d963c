import { plusDays } from '@app/domain/kernel';

/** 已逾期, 今天到期, 本周到期 (up to and with Sunday), 以后, 没有期限. */
export const todoBuckets = ['overdue', 'today', 'week', 'later', 'undated'] as const;
export type TodoBucket = (typeof todoBuckets)[number];

/** The Sunday of a day's week (ISO dates). */
export const sundayOf = (day: string): string => {
  const weekday = new Date(`${day}T00:00:00.000Z`).getUTCDay();
  return weekday === 0 ? day : plusDays(day, 7 - weekday);
};

/** In which bucket a due date falls, seen from a day. */
export const bucketOf = (
  dueDate: string | null,
  { day, sunday }: Readonly<{ day: string; sunday: string }>,
): TodoBucket => {
  if (dueDate === null) return 'undated';
  if (dueDate < day) return 'overdue';
  if (dueDate === day) return 'today';
  return dueDate <= sunday ? 'week' : 'later';
};

/** How many are due when. */
export type TodoCounts = Readonly<Record<TodoBucket | 'total', number>>;

/** Counts due dates by bucket. */
export const countTodos = (dueDates: readonly (string | null)[], day: string): TodoCounts => {
  const counts = { overdue: 0, today: 0, week: 0, later: 0, undated: 0, total: dueDates.length };
  const on = { day, sunday: sundayOf(day) };
  for (const dueDate of dueDates) counts[bucketOf(dueDate, on)] += 1;
  return counts;
};
