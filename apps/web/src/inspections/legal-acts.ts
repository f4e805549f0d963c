import type { Schemas } from '@app/api-client';

type Detail = Pick<Schemas['InspectionDetailDto'], 'acts'>;

export { canDo } from '@web/server/legal';

/** Reasons that tell the reader something the state of the inspection does not. */
const telling: ReadonlySet<string> = new Set([
  'inspection.notice-first',
  'inspection.not-in-team',
  'inspection.unanswered',
  'inspection.defence-unanswered',
  'inspection.window-open',
  'inspection.defence-too-late',
  'inspection.defence-waived',
  'inspection.review-too-late',
  'inspection.review-not-provided',
]);

/** What stands in the way of an act, in the server's sentence, each reason once. */
export const hindrances = ({ acts }: Detail): readonly string[] => [
  ...new Set(acts.flatMap(({ blockedBy }) => (blockedBy && telling.has(blockedBy.code) ? [blockedBy.detail] : []))),
];
