import { publishedStandard } from '@app/domain/standards';
import type { ResolvedQuestion } from './standing.js';

/**
 * By which standard an answer is judged: `as-then` by one that the county worked to on the day, as was known at the point;
 * `re-judged` by another, because somebody asked for it or because none was adopted. `judgedWhy`: one sentence.
 */
export type JudgedBy = Readonly<{ judged: 'as-then' | 're-judged'; judgedWhy: string }>;

const nameOf = (standardId: string): string => publishedStandard(standardId)?.shortName ?? standardId;

/** Told of a resolved question; the same question gives the same sentence. */
export const judgedBy = ({
  asOf,
  sequence,
  standard,
  adopted,
  inForce,
}: Pick<ResolvedQuestion, 'asOf' | 'sequence' | 'standard' | 'adopted' | 'inForce'>): JudgedBy => {
  const at = `${asOf}（已知至第${sequence}条记录）`;
  if (adopted) return { judged: 'as-then', judgedWhy: `按${at}采用的“${standard.shortName}”评判` };
  const then = inForce.length === 0 ? '没有采用标准' : `采用的是“${inForce.map(nameOf).join('”“')}”`;
  return { judged: 're-judged', judgedWhy: `按“${standard.shortName}”重新评判；${at}${then}` };
};
