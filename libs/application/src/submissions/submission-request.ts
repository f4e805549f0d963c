import type { Request } from '@app/domain/kernel';
import {
  dataYearStart,
  draftKey,
  isDataYear,
  type EntryOrigin,
  type FieldValue,
  type Filled,
  type FormReference,
  type ReturnDraft,
  type SubmissionCommand,
} from '@app/domain/submissions';
import type { Operations } from '@app/vault';
import { asFiled } from './as-filed.js';
import type { SubmissionFacts } from './facts.js';

/** A filled-in form as it was asked: `entries` null is the unit's draft as it stands. */
type FormAsk = Readonly<{
  form: FormReference;
  entries: Readonly<
    Record<string, Readonly<{ value: FieldValue; explanation: string | null; origin?: EntryOrigin }>>
  > | null;
}>;
type Gathered = 'unitId' | 'dataYear' | 'unit' | 'above' | keyof Filled;
type Bare<Command> = Command extends SubmissionCommand
  ? Omit<Command, Gathered> & (Command extends Filled ? FormAsk : unknown)
  : never;

/** A command about a unit's figures, before the facts it rests on are gathered. Past figures have their own way in. */
export type SubmissionAsk = Bare<Exclude<SubmissionCommand, { type: 'BringInFigures' }>>;

/** Asks something of the figures of a unit for a data year (`2024-2025`). */
export class SubmissionRequest {
  constructor(
    readonly unitId: string,
    readonly dataYear: string,
    readonly command: SubmissionAsk,
    readonly request: Request,
  ) {}
}

/** Where a command's facts come from. */
export type SubmissionSources = Readonly<{ facts: SubmissionFacts; operations: Operations }>;

/** The unit's draft as it stands. */
const keptDraft = async (
  { operations }: SubmissionSources,
  { unitId, dataYear }: SubmissionRequest,
  { form }: FormAsk,
): Promise<ReturnDraft | null> => {
  const kept = await operations.drafts.get(draftKey(dataYear, unitId, form.id));
  return kept === null ? null : (JSON.parse(kept) as ReturnDraft);
};

/**
 * A command with the facts that its decision rests on. `draft`: what the unit's draft is taken to be; the one that
 * stands, when absent. Figures are true of the whole data year unless the filer says otherwise: the envelope says so too.
 */
export const completed = async (
  sources: SubmissionSources,
  asked: SubmissionRequest,
  draft?: ReturnDraft,
): Promise<SubmissionCommand> => {
  const { unitId, dataYear, command, request } = asked;
  const { facts } = sources;
  const from = isDataYear(dataYear) ? { effectiveAt: dataYearStart(dataYear) } : {};
  const filled = async (form: FormAsk): Promise<Filled> => ({
    form: form.form,
    ...asFiled(form.entries, draft ?? (await keptDraft(sources, asked, form))),
    facts: facts.checkFacts(unitId, dataYear),
  });
  if (command.type === 'SubmitFigures')
    return { ...from, ...command, unitId, dataYear, unit: facts.filingUnit(unitId) };
  if (command.type === 'SubmitReturn')
    return { ...from, ...command, ...(await filled(command)), unitId, dataYear, unit: facts.filingUnit(unitId) };
  if (command.type === 'CorrectReturn') return { ...from, ...command, ...(await filled(command)) };
  if (command.type === 'VerifyFigures')
    return { ...command, above: facts.standsAboveCounty(request.actor.unit, unitId) };
  return command.type === 'ProposeCorrection' ? { ...from, ...command } : command;
};
