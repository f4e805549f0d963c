import {
  checkText,
  compareWithCounty,
  type Comparison,
  type CountyRecord,
  type TextCheck,
} from '@app/domain/report-checks';
import { readReport } from './read-report.js';

/** A report that was read: its text, what contradicts itself in it, and what a county's record has of it. */
export type NarrativeCheck = Readonly<{
  text: string;
  check: TextCheck;
  /** Empty without a county. */
  compared: readonly Comparison[];
}>;

/** Reads a report and checks it, beside a county's record when there is one. Keeps nothing. @throws Refusal report-check.* */
export const checkNarrative = async (file: Uint8Array, county: CountyRecord | null): Promise<NarrativeCheck> => {
  const text = await readReport(Buffer.from(file.buffer, file.byteOffset, file.byteLength));
  return { text, check: checkText(text), compared: county ? compareWithCounty(text, county) : [] };
};
