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
  countyPaper(selfAssessmentForm, selfAssessment),
  countyPaper(applicationForm, applicationFormData),
  countyPaper(dispersionSheetForm, dispersionSheet),
];
