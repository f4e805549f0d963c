import type { Schemas } from '@app/api-client';
import type { Entry, Evidence } from '../offline/entries';

type Detail = Schemas['InspectionDetailDto'];
type Question = Detail['questions'][number];

/** What stands as the answer to a question: the one kept here as long as the server has none newer, else the server's. */
export type Said = Readonly<{
  answer: Question['answer'];
  note: string;
  evidence: readonly Evidence[];
  /** Photos kept here, by id. */
  photos: readonly string[];
  /** What was kept here last, also when the server has it by now. */
  entry: Entry | null;
}>;

const lastAnswer = (entries: readonly Entry[], questionId: string): Entry | undefined =>
  entries.findLast(({ act }) => act.type === 'answer' && act.questionId === questionId);

/** @param readAt when the server's answers were read, by this device's clock */
export const saidOf = (question: Question, entries: readonly Entry[], readAt: number): Said => {
  const entry = lastAnswer(entries, question.id) ?? null;
  const newer = entry && !(entry.state === 'sent' && (entry.sentAt ?? 0) < readAt);
  if (newer && entry.act.type === 'answer') {
    const { answer, note } = entry.act;
    return { answer, note, evidence: entry.evidence, photos: entry.photos, entry };
  }
  return { answer: question.answer, note: question.note ?? '', evidence: question.evidence, photos: [], entry };
};

/** A problem found at a question. */
export type Found = Readonly<{
  findingId: string;
  questionId: string | null;
  problem: string;
  clause: string;
  severity: Schemas['RaiseFindingDto']['severity'];
  evidence: readonly Evidence[];
  photos: readonly string[];
  /** What was kept here and not yet taken by the server. */
  entry: Entry | null;
}>;

/** Findings that stand: the server's, and those kept here that it has not yet; without those that were taken back. */
export const foundOf = (detail: Detail, entries: readonly Entry[], readAt: number): readonly Found[] => {
  const withdrawn = new Set(
    entries.flatMap(({ act, state }) => (act.type === 'withdrawal' && state !== 'refused' ? [act.findingId] : [])),
  );
  const here = entries.flatMap((entry) => (entry.act.type === 'finding' ? [{ entry, act: entry.act }] : []));
  const placeOf = (finding: Detail['findingList'][number]): string | null =>
    here.find(({ act }) => act.findingId === finding.findingId)?.act.questionId ??
    detail.questions.find(({ clause, indicator }) => clause === finding.clause && indicator === finding.indicator)
      ?.id ??
    null;
  const known = new Set(detail.findingList.map(({ findingId }) => findingId));
  return [
    ...detail.findingList
      .filter((one) => one.withdrawn === null)
      .map((one) => ({ ...one, questionId: placeOf(one), photos: [], entry: null })),
    ...here
      .filter(
        ({ act, entry }) => !known.has(act.findingId) && !(entry.state === 'sent' && (entry.sentAt ?? 0) < readAt),
      )
      .map(({ act, entry }) => ({
        findingId: act.findingId,
        questionId: act.questionId,
        problem: act.finding.problem,
        clause: act.finding.clause,
        severity: act.finding.severity,
        evidence: entry.evidence,
        photos: entry.photos,
        entry: entry.state === 'sent' ? null : entry,
      })),
  ].filter(({ findingId }) => !withdrawn.has(findingId));
};
