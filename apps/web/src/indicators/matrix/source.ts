import type { Schemas } from '@app/api-client';
import type { Source } from './model';

/** What the matrix is made of, out of a county's standing. */
export const sourceOf = ({ countyId, columns, standing }: Schemas['CountyStandingDto']): Source => ({
  countyId,
  columns,
  indicators: standing.indicators,
  sections: standing.sections,
  stages: standing.stages,
});
