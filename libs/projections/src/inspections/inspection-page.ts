import type { DeadlineBasis } from '@app/domain/deadlines';
import type {
  Answer,
  ChecklistQuestion,
  DataOf,
  DefenceAnswer,
  Finding,
  InspectionEvent,
} from '@app/domain/inspections';
import type { Evidence, Recorded } from '@app/domain/kernel';

/** A question with the answer that stands, if any; `corrections` counts the answers before it. */
export type AnsweredQuestion = ChecklistQuestion &
  Readonly<{
    answer: Answer | null;
    note: string | null;
    evidence: readonly Evidence[];
    corrections: number;
    answeredBy: string | null;
    sequence: number | null;
  }>;

/** What the page holds as documents, beside its lists. */
type Papers = Readonly<{
  summary?: string;
  report?: Readonly<{ reportNumber: string; report: string; on: string }>;
  preliminary?: Readonly<{ opinion: string; on: string; defenceDueDate: string; basis: DeadlineBasis }>;
  letter?: Readonly<{
    letterNumber: string;
    opinion: string;
    on: string;
    rectificationDueDate: string;
    basis: DeadlineBasis;
    defences: readonly DefenceAnswer[];
  }>;
  review?: Readonly<{
    text: string;
    evidence: readonly Evidence[];
    on: string;
    requestDueDate: string;
    basis: DeadlineBasis;
  }>;
  reviewAnswer?: Readonly<{ upheld: boolean; answer: string; on: string }>;
  cancelled?: Readonly<{ reason: string }>;
}>;

/** What the page of one inspection shows beside the line of the list. */
export type InspectionPage = Readonly<{
  questions: readonly AnsweredQuestion[];
  /** Withdrawn ones too, with the reason. */
  findings: readonly (Finding & Readonly<{ raisedBy: string; withdrawn: string | null; sequence: number }>)[];
  defences: readonly Readonly<{
    defenceId: string;
    text: string;
    evidence: readonly Evidence[];
    filedBy: string;
    filedOn: string;
    upheld: boolean | null;
    answer: string | null;
  }>[];
  papers: Papers;
}>;

type Of<Type extends InspectionEvent['type']> = Readonly<{ data: DataOf<Type>; sequence: number; effectiveAt: string }>;

/**
 * The page of one inspection, read from its own stream, which says it all: checklist with the answers that stand,
 * findings, defences, papers. Undefined when the stream has no beginning.
 */
export const inspectionPage = (stream: readonly Recorded[]): InspectionPage | undefined => {
  const all = <Type extends InspectionEvent['type']>(type: Type): readonly Of<Type>[] =>
    stream.filter((event) => event.type === type) as readonly unknown[] as readonly Of<Type>[];
  const last = <Type extends InspectionEvent['type']>(type: Type): DataOf<Type> | undefined => all(type).at(-1)?.data;
  const planned = last('InspectionPlanned');
  if (!planned) return undefined;
  const answers = all('ChecklistAnswered');
  const withdrawals = new Map(all('FindingWithdrawn').map(({ data }) => [data.findingId, data.reason]));
  const replies = new Map(all('DefenceAnswered').map(({ data }) => [data.defenceId, data]));
  return {
    questions: planned.checklist.map((question) => answered(question, answers)),
    findings: all('FindingRaised').map(({ data, sequence }) => ({
      ...without(data),
      withdrawn: withdrawals.get(data.findingId) ?? null,
      sequence,
    })),
    defences: all('DefenceFiled').map(({ data, effectiveAt: filedOn }) => {
      const reply = replies.get(data.defenceId);
      return { ...without(data), filedOn, upheld: reply?.upheld ?? null, answer: reply?.answer ?? null };
    }),
    papers: papersOf({
      summary: last('InspectionCompleted')?.summary,
      report: paper(last('InspectionReported')),
      preliminary: paper(last('PreliminaryOpinionIssued')),
      letter: paper(last('OpinionLetterIssued')),
      review: paper(last('ReviewRequested')),
      reviewAnswer: paper(last('ReviewAnswered')),
      cancelled: paper(last('InspectionCancelled')),
    }),
  };
};

const answered = (
  { id, text, indicator, clause }: ChecklistQuestion,
  answers: readonly Of<'ChecklistAnswered'>[],
): AnsweredQuestion => {
  const question = { id, text, indicator, clause };
  const own = answers.filter(({ data }) => data.questionId === id);
  const given = own.at(-1);
  if (!given)
    return { ...question, answer: null, note: null, evidence: [], corrections: 0, answeredBy: null, sequence: null };
  const { answer, note, evidence, answeredBy } = given.data;
  return { ...question, answer, note, evidence, corrections: own.length - 1, answeredBy, sequence: given.sequence };
};

/** What stands on an inspection's page is of that inspection: its id need not be said again. */
const without = <Data extends Readonly<{ inspectionId: string }>>(data: Data): Omit<Data, 'inspectionId'> =>
  Object.fromEntries(Object.entries(data).filter(([name]) => name !== 'inspectionId')) as Omit<Data, 'inspectionId'>;

const paper = <Data extends Readonly<{ inspectionId: string }>>(data: Data | undefined) => data && without(data);

/** Only the papers that there are. */
const papersOf = (papers: { [Paper in keyof Papers]: Papers[Paper] | undefined }): Papers =>
  Object.fromEntries(Object.entries(papers).filter(([, paper]) => paper !== undefined)) as Papers;
