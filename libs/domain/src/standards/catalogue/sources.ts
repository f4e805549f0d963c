import type { SharingRatios } from '../standard.js';

/** Dates of the instrument that most rules of the 2017 standard rest on. */
export const hqb = { effectiveFrom: '2017-04-19', effectiveTo: null } as const;

/** Dates of 教督〔2012〕3号. */
export const basic = { effectiveFrom: '2012-01-20', effectiveTo: null } as const;

/** The same in both schemes: 九年 1:1.1, 完中 1:1.2, 十二年 1:1.1:1.32. */
export const sharingRatios: SharingRatios = {
  nineYear: { primary: '1', junior: '1.1' },
  completeSecondary: { junior: '1', senior: '1.2' },
  twelveYear: { primary: '1', junior: '1.1', senior: '1.32' },
};
