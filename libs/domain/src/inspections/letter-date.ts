import { settledDue } from '../deadlines/index.js';
import type { Decision } from './decision.js';

/** A letter that was 暂定 over a year of which the holidays were not published: its day is settled once they are. */
export const settleLetterDate: Decision<'SettleLetterDate'> = ({ calendar }, state) => {
  if (state.status !== 'concluded') return [];
  const { rectificationDueDate: was, basis } = state.letter;
  const settled = settledDue({ date: was, basis }, calendar.value);
  if (!settled) return [];
  return [
    {
      type: 'LetterDateSettled',
      data: {
        inspectionId: state.plan.inspectionId,
        dueDate: settled.date,
        was,
        basis: settled.basis,
        calendarKnownAt: calendar.sequence,
      },
    },
  ];
};
