import type { Schemas } from '@app/api-client';

/** What the head of a page says of an answer: of which day, by which standard, and whether as it was judged then. */
export type Said = Readonly<
  Pick<Schemas['CountyStandingDto'], 'asOf' | 'judged' | 'judgedWhy'> & { standardId: string }
>;

/** The same out of a county's standing; null while there is none. */
export const saidOf = (one: Schemas['CountyStandingDto'] | undefined): Said | null =>
  one ? { asOf: one.asOf, standardId: one.standing.standardId, judged: one.judged, judgedWhy: one.judgedWhy } : null;
