import { effectiveDay, Refusal, type Command, type Context } from '@app/domain/kernel';
import { checkedFigures } from './check.js';
import type { SubmissionCommand } from './commands.js';
import { dataYearEnd, dataYearStart, isDataYear } from './data-year.js';
import type { SubmissionEvent } from './events.js';
import { sameFigures, type SubmissionState } from './state.js';

/** Since when figures of a data year are true: within that year, else the year is the wrong one. */
export const effectiveWithin = (dataYear: string, command: Command, context: Context): string => {
  const from = effectiveDay({ ...command, effectiveAt: command.effectiveAt ?? dataYearStart(dataYear) }, context);
  if (from < dataYearStart(dataYear) || from > dataYearEnd(dataYear))
    throw new Refusal('submission.outside-year', { field: 'effectiveAt', dataYear, effectiveAt: from }, 'invalid');
  return from;
};

/** Files figures, or files them again. The same figures filed again are nothing new, unless they had been returned. */
export const submitFigures = (
  command: Extract<SubmissionCommand, { type: 'SubmitFigures' }>,
  state: SubmissionState,
  context: Context,
): readonly SubmissionEvent[] => {
  const { unitId, dataYear, unit } = command;
  if (!isDataYear(dataYear)) throw new Refusal('submission.data-year', { field: 'dataYear', dataYear }, 'invalid');
  if (!unit.value) throw new Refusal('submission.unknown-unit', { unitId }, 'not-found');
  if (unit.value.kind === 'other') throw new Refusal('submission.not-a-filing-unit', { unitId }, 'invalid');
  if (unit.value.kind === 'county') throw new Refusal('submission.needs-form', { unitId }, 'invalid');
  const filing = { ...checkedFigures(unit.value, command.figures, command.enrolment), form: null, entries: {} };
  const effectiveFrom = effectiveWithin(dataYear, command, context);
  const note = command.note?.trim() || null;

  if (state.status === 'accepted' || state.status === 'correcting') {
    if (sameFigures(filing, state.accepted)) return [];
    throw new Refusal('submission.already-accepted', { version: state.accepted.version });
  }
  if (state.status === 'submitted' || state.status === 'returned') {
    const same =
      sameFigures(filing, state.filing) && note === state.note && effectiveFrom === state.filing.effectiveFrom;
    if (same && state.status === 'submitted') return [];
    if (same) throw new Refusal('submission.unchanged', { version: state.version });
  }
  const { kind, sharesBuildings } = unit.value;
  return [
    {
      type: 'FiguresSubmitted',
      data: {
        unitId,
        dataYear,
        version: state.status === 'none' ? 1 : state.version + 1,
        filingUnit: { kind, sharesBuildings, sequence: unit.sequence },
        figures: filing.figures,
        enrolment: filing.enrolment,
        form: null,
        entries: {},
        check: null,
        note,
        submittedBy: context.actorId,
        effectiveFrom,
      },
    },
  ];
};
