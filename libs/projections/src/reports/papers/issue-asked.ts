import { dayOf, type Recorded } from '@app/domain/kernel';
import type { IssueAsked, PaperData, PaperForm } from '@app/domain/reports';
import type { RectificationEvent } from '@app/domain/rectifications';
import { unitNamesAt } from '../../organizations/index.js';
import type { PaperAsked, PaperReads, PaperSource } from './source.js';
import { unitsIn } from './units-in.js';

/** What the papers of an issue are written from: its own events up to the point, and names as they were then. */
export const issueAsked = async (
  { db, stream }: PaperReads,
  { subjectId, knownAt, asOf }: PaperAsked,
): Promise<IssueAsked> => {
  const events = (await stream('rectification', subjectId)) as readonly Recorded<RectificationEvent>[];
  const facts = events
    .filter(({ sequence }) => sequence <= knownAt)
    .map((event) => ({ event, on: event.effectiveAt, recordedOn: dayOf(event.recordedAt) }));
  const names = unitNamesAt(db, unitsIn(facts.map(({ event }) => event)), { knownAt, asOf });
  return { facts, asOf, nameOf: (unitId) => names.get(unitId) ?? '' };
};

/** A kind of paper that is of an issue. */
export const issuePaper = (form: PaperForm, written: (asked: IssueAsked) => PaperData | null): PaperSource => ({
  form,
  gather: async (reads, asked) => written(await issueAsked(reads, asked)),
  streams: (_, { subjectId }) => [['rectification', subjectId]],
});
