import {
  applicationForm,
  applicationFormData,
  dispersionSheet,
  dispersionSheetForm,
  selfAssessment,
  selfAssessmentForm,
  type CountyPicture,
  type PaperData,
  type PaperForm,
} from '@app/domain/reports';
import { issuesAt } from '../../rectifications/index.js';
import { countyPictureAt } from './county-picture.js';
import type { PaperSource } from './source.js';

const countyPaper = (
  form: PaperForm,
  written: (picture: CountyPicture, answers: Readonly<Record<string, string>>) => PaperData,
): PaperSource => ({
  form,
  gather: ({ db }, asked) => {
    const picture = countyPictureAt(db, asked);
    return Promise.resolve(picture && written(picture, asked.answers));
  },
});

/** What a county hands in: the narrative, the national form, and the reckoning of its coefficients. */
export const countyPapers: readonly PaperSource[] = [
  {
    ...countyPaper(selfAssessmentForm, selfAssessment),
    streams: (db, { countyId, knownAt }) =>
      issuesAt(db, countyId, knownAt).map(({ issueId }) => ['rectification', issueId] as const),
  },
  countyPaper(applicationForm, applicationFormData),
  countyPaper(dispersionSheetForm, dispersionSheet),
];
