import type { Recorded } from '@app/domain/kernel';
import type { InspectionEvent } from '@app/domain/inspections';
import {
  inspectionNotice,
  inspectionNoticeOf,
  opinionLetter,
  opinionLetterOf,
  visitReport,
  visitReportOf,
  type FoundIssue,
  type InspectionAsked,
  type PaperData,
  type PaperForm,
} from '@app/domain/reports';
import { unitNamesAt } from '../../organizations/index.js';
import { issuesOfInspection } from '../../rectifications/index.js';
import type { PaperAsked, PaperReads, PaperSource } from './source.js';
import { unitsIn } from './units-in.js';

/** The issues that the findings of an inspection opened, as they stood at the point. */
const foundIssues = (db: PaperReads['db'], { subjectId, knownAt, asOf }: PaperAsked): readonly FoundIssue[] =>
  issuesOfInspection(db, { inspectionId: subjectId, day: asOf, knownAt });

/** What the papers of an inspection are written from: its own events up to the point, its issues and names as they were then. */
const inspectionAsked = async ({ db, stream }: PaperReads, asked: PaperAsked): Promise<InspectionAsked> => {
  const { subjectId, knownAt, asOf } = asked;
  const events = (await stream('inspection', subjectId)) as readonly Recorded<InspectionEvent>[];
  const known = events.filter(({ sequence }) => sequence <= knownAt);
  const issues = foundIssues(db, asked);
  const findings = known.flatMap(({ data }) => ('findings' in data ? data.findings : []));
  const units = unitsIn([...known, ...[...issues, ...findings].map((data) => ({ data }))]);
  const names = unitNamesAt(db, units, { knownAt, asOf });
  return {
    facts: known.map((event) => ({ event, on: event.effectiveAt })),
    asOf,
    issues,
    nameOf: (unitId) => names.get(unitId) ?? '',
  };
};

const inspectionPaper = (form: PaperForm, written: (asked: InspectionAsked) => PaperData | null): PaperSource => ({
  form,
  gather: async (reads, asked) => written(await inspectionAsked(reads, asked)),
  streams: (db, asked) => [
    ['inspection', asked.subjectId],
    ...foundIssues(db, asked).map(({ issueId }) => ['rectification', issueId] as const),
  ],
});

/** The papers of one inspection, in the order of its life. */
export const inspectionPapers: readonly PaperSource[] = [
  inspectionPaper(inspectionNotice, inspectionNoticeOf),
  inspectionPaper(visitReport, visitReportOf),
  inspectionPaper(opinionLetter, opinionLetterOf),
];
