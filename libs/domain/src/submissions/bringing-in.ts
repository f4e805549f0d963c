import { dayOf, isDate, Refusal, same, type Context } from '@app/domain/kernel';
import { checkedFigures } from './check.js';
import type { SubmissionCommand } from './commands.js';
import { dataYearEnd, dataYearStart } from './data-year.js';
import type { SubmissionEvent } from './events.js';
import type { SubmissionState } from './state.js';
import { filerOf } from './submit.js';

type BroughtIn = Extract<SubmissionEvent, { type: 'FiguresBroughtIn' }>['data'];

const aPastDay = (field: string, day: string | undefined, context: Context): string | null => {
  if (day === undefined) return null;
  if (!isDate(day)) throw new Refusal('time.malformed', { field, value: day }, 'invalid');
  if (day > dayOf(context.at)) throw new Refusal('time.in-future', { field, value: day }, 'invalid');
  return day;
};

/**
 * 补录 of a data year that is over: checked as bare totals are, with the days of then and where they are written. They
 * never take the place of what is there; the same once more is nothing new, corrected since or not.
 * @throws Refusal submission.already-filed, submission.year-not-over, submission.figures, …
 */
export const bringIn = (
  command: Extract<SubmissionCommand, { type: 'BringInFigures' }>,
  state: SubmissionState,
  context: Context,
): readonly SubmissionEvent[] => {
  const { unitId, dataYear, unit, source } = command;
  const filer = filerOf(command);
  if (filer.kind === 'county') throw new Refusal('submission.needs-form', {}, 'invalid');
  const { figures, enrolment } = checkedFigures(filer, command.figures, command.enrolment);
  if (state.status !== 'none') {
    if (state.broughtIn && same({ figures, enrolment }, state.broughtIn)) return [];
    throw new Refusal('submission.already-filed', { dataYear });
  }
  if (dataYearEnd(dataYear) >= dayOf(context.at))
    throw new Refusal('submission.year-not-over', { field: 'dataYear', dataYear }, 'invalid');
  const filedOn = aPastDay('filedOn', command.filedOn, context);
  const acceptedOn = aPastDay('acceptedOn', command.acceptedOn, context);
  if (filedOn !== null && acceptedOn !== null && acceptedOn < filedOn)
    throw new Refusal('submission.brought-in-order', { field: 'acceptedOn', filedOn, acceptedOn }, 'invalid');
  return [
    {
      type: 'FiguresBroughtIn',
      data: {
        unitId,
        dataYear,
        version: 1,
        filingUnit: { kind: filer.kind, sharesBuildings: filer.sharesBuildings, sequence: unit.sequence },
        figures,
        enrolment,
        filedOn,
        acceptedOn,
        source: {
          hash: source.hash,
          mediaType: source.mediaType,
          bytes: source.bytes,
          sheet: source.sheet,
          row: source.row,
        },
        broughtInBy: context.actorId,
        effectiveFrom: dataYearStart(dataYear),
      },
    },
  ];
};

/** Whoever brings them in answers for them: a correction or a verification is another's. */
export const broughtIn = (data: BroughtIn): SubmissionState => {
  const { unitId, dataYear, version, filingUnit, figures, enrolment, effectiveFrom, broughtInBy: by } = data;
  const filing = { version, figures, enrolment, form: null, entries: {}, effectiveFrom };
  return {
    status: 'accepted',
    unitId,
    dataYear,
    version,
    filingUnit,
    claim: null,
    liftedUntil: null,
    broughtIn: { figures, enrolment },
    after: 'acceptance',
    accepted: { ...filing, filedBy: by, acceptedBy: by, verifiedBy: null },
  };
};
