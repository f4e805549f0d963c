import { settledDue } from '../deadlines/index.js';
import type { Decision } from './decision.js';
import { existing } from './guards.js';
import { isOrdered } from './state.js';

/** An order that was 暂定 over a year of which the holidays were not published: its day is settled once they are. */
export const settleDueDate: Decision<'SettleDueDate'> = (command, state) => {
  const issue = existing(state);
  if (!isOrdered(issue)) return [];
  const { dueDate: was, basis } = issue.order;
  const settled = settledDue({ date: was, basis }, command.calendar.value);
  if (!settled) return [];
  return [
    {
      type: 'DueDateSettled',
      data: {
        issueId: issue.issueId,
        round: issue.round,
        dueDate: settled.date,
        was,
        basis: settled.basis,
        calendarKnownAt: command.calendar.sequence,
      },
    },
  ];
};
