import { dayOf, effectiveDay, Refusal, type Command, type Context } from '@app/domain/kernel';
import { checkedFigures } from './check.js';
import type { FilingUnit, SubmissionCommand } from './commands.js';
import { dataYearEnd, dataYearStart, isDataYear } from './data-year.js';
import type { SubmissionCheck, SubmissionEvent } from './events.js';
import { notEnded } from './guards.js';
import { lockIsLifted } from './levels.js';
import { sameFigures, type Filing, type SubmissionState } from './state.js';

/** Figures of a year that is still to come are nobody's. @throws Refusal submission.year-not-begun */
export const yearBegun = (dataYear: string, { at }: Context): void => {
  const start = dataYearStart(dataYear);
  // Said of the year: nobody who files has typed its first day.
  if (dayOf(at) < start) throw new Refusal('submission.year-not-begun', { dataYear, start });
};

/**
 * Since when figures of a data year are true: within that year, else the year is the wrong one.
 * @throws Refusal submission.year-not-begun, submission.outside-year
 */
export const effectiveWithin = (dataYear: string, command: Command, context: Context): string => {
  yearBegun(dataYear, context);
  const start = dataYearStart(dataYear);
  const from = effectiveDay({ ...command, effectiveAt: command.effectiveAt ?? start }, context);
  if (from < start || from > dataYearEnd(dataYear))
    throw new Refusal('submission.outside-year', { field: 'effectiveAt', dataYear, effectiveAt: from }, 'invalid');
  return from;
};

/** Whose figures of which year, as the tree has the unit. */
export type ByWhom = Pick<Extract<SubmissionCommand, { type: 'BringInFigures' }>, 'unitId' | 'dataYear' | 'unit'>;
export type Filer = FilingUnit & Readonly<{ kind: 'section' | 'shared' | 'county' }>;

/** The unit, when it is one that files, in a year that is one. */
export const filerOf = ({ unitId, dataYear, unit }: ByWhom): Filer => {
  if (!isDataYear(dataYear)) throw new Refusal('submission.data-year', { field: 'dataYear', dataYear }, 'invalid');
  if (!unit.value) throw new Refusal('submission.unknown-unit', { unitId }, 'not-found');
  const { kind, sharesBuildings } = unit.value;
  if (kind === 'other') throw new Refusal('submission.not-a-filing-unit', { unitId }, 'invalid');
  return { kind, sharesBuildings };
};

/**
 * Accepted figures are filed again only while their lock is lifted, and not beside a correction.
 * @throws Refusal submission.correction-waits, submission.already-accepted
 */
export const notLocked = (state: SubmissionState, context: Context): void => {
  if (state.status === 'correcting') throw new Refusal('submission.correction-waits', { version: state.version });
  if (state.status === 'accepted' && !lockIsLifted(state, context))
    throw new Refusal('submission.already-accepted', { version: state.accepted.version });
};

/**
 * Whether a filing is nothing new. What was returned comes again changed or answered.
 * @throws Refusal submission.already-accepted, submission.correction-waits, submission.unchanged
 */
const nothingNew = (
  filing: Omit<Filing, 'version'>,
  note: string | null,
  state: SubmissionState,
  context: Context,
): boolean => {
  if (state.status === 'none' || state.status === 'withdrawn') return false;
  if (state.status === 'accepted' || state.status === 'correcting') {
    if (sameFigures(filing, state.accepted)) return true;
    notLocked(state, context);
    return false;
  }
  const same =
    sameFigures(filing, state.filing) && note === state.note && filing.effectiveFrom === state.filing.effectiveFrom;
  if (same && state.status === 'returned') throw new Refusal('submission.unchanged', { version: state.version });
  return same;
};

/** Files what has been checked, or files it again. The same filed again is nothing new, unless it had been returned. */
export const fileAs = (
  filer: Filer,
  { unitId, dataYear, unit, note: said }: ByWhom & Readonly<{ note: string | null }>,
  { check, ...filing }: Omit<Filing, 'version'> & Readonly<{ check: SubmissionCheck | null }>,
  state: SubmissionState,
  context: Context,
): readonly SubmissionEvent[] => {
  const note = said?.trim() || null;
  if (nothingNew(filing, note, state, context)) return [];
  return [
    {
      type: 'FiguresSubmitted',
      data: {
        unitId,
        dataYear,
        version: state.status === 'none' ? 1 : state.version + 1,
        filingUnit: { kind: filer.kind, sharesBuildings: filer.sharesBuildings, sequence: unit.sequence },
        figures: filing.figures,
        enrolment: filing.enrolment,
        form: filing.form,
        entries: filing.entries,
        check,
        note,
        submittedBy: context.actorId,
        effectiveFrom: filing.effectiveFrom,
      },
    },
  ];
};

const lastForm = (state: SubmissionState) => {
  if (state.status === 'none' || state.status === 'withdrawn') return null;
  return 'accepted' in state ? state.accepted.form : state.filing.form;
};

/** Files bare totals. What was filed by form is filed again by form: else its entries would be lost. */
export const submitFigures = (
  command: Extract<SubmissionCommand, { type: 'SubmitFigures' }>,
  state: SubmissionState,
  context: Context,
): readonly SubmissionEvent[] => {
  const filer = filerOf(command);
  notEnded(command.unit.value?.endedFrom);
  if (filer.kind === 'county' || lastForm(state) !== null) throw new Refusal('submission.needs-form', {}, 'invalid');
  const { figures, enrolment } = checkedFigures(filer, command.figures, command.enrolment);
  const effectiveFrom = effectiveWithin(command.dataYear, command, context);
  return fileAs(
    filer,
    command,
    { figures, enrolment, form: null, entries: {}, check: null, effectiveFrom },
    state,
    context,
  );
};
