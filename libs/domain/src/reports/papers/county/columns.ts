import type { PaperColumn } from '../paper.js';
import { indicatorPlaces } from '../values.js';

export const column = (
  heading: string,
  field: string,
  width: number,
  align: PaperColumn['align'] = 'center',
): PaperColumn => ({ heading, field, width, align });

/** A column an indicator, headed by its short name; those that the standard has not are left out. */
export const indicatorColumns = (width: number): readonly PaperColumn[] =>
  Array.from({ length: indicatorPlaces }, (_, at) => column(`{指标${at + 1}}`, `指标${at + 1}`, width));
