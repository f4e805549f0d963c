import {
  indicatorReport,
  indicatorReportForm,
  schoolPlan,
  schoolPlanForm,
  schoolSelfAssessment,
  schoolSelfAssessmentForm,
  type PaperData,
  type PaperForm,
  type UnitPicture,
} from '@app/domain/reports';
import type { PaperSource } from './source.js';
import { unitPictureAt } from './unit-picture.js';

const unitPaper = (form: PaperForm, written: (of: UnitPicture) => PaperData): PaperSource => ({
  form,
  gather: ({ db }, asked) => {
    const of = unitPictureAt(db, asked);
    return Promise.resolve(of && written(of));
  },
});

/** What a school has of itself: its table, what it lacks, and its indicators. */
export const unitPapers: readonly PaperSource[] = [
  unitPaper(schoolSelfAssessmentForm, schoolSelfAssessment),
  unitPaper(schoolPlanForm, schoolPlan),
  unitPaper(indicatorReportForm, indicatorReport),
];
