/** Who decides a step. */
export type StepLevel = 'city' | 'province' | 'state';

/**
 * Steps that somebody above the county concludes, in their order. Between 市级复核 and 省级督导评估 stands the 公示.
 * 县域义务教育优质均衡发展督导评估办法（教督〔2017〕6号）、国家督导评估认定工作规程（国教督办函〔2019〕30号）; national
 * order as in 教督函〔2025〕3号.
 */
export const concludedSteps = [
  'cityReview',
  'provincialEvaluation',
  'qualificationCheck',
  'qualityMonitoring',
  'recognitionSurvey',
  'indicatorAudit',
  'onSiteVerification',
  'decision',
] as const;
export type ConcludedStep = (typeof concludedSteps)[number];

/** Every step of a round after the county's application, in its order. */
export const reviewSteps = ['cityReview', 'provincialNotice', ...concludedSteps.slice(1)] as const;
export type ReviewStep = ConcludedStep | 'provincialNotice';

/** What a step is called, and whose it is. */
export const stepWords: Readonly<Record<ReviewStep, Readonly<{ name: string; level: StepLevel }>>> = {
  cityReview: { name: '市级复核', level: 'city' },
  provincialNotice: { name: '省级公示', level: 'province' },
  provincialEvaluation: { name: '省级督导评估', level: 'province' },
  qualificationCheck: { name: '国家资格审查', level: 'state' },
  qualityMonitoring: { name: '国家质量监测', level: 'state' },
  recognitionSurvey: { name: '社会认可度调查', level: 'state' },
  indicatorAudit: { name: '指标审核', level: 'state' },
  onSiteVerification: { name: '核查评估', level: 'state' },
  decision: { name: '国家认定', level: 'state' },
};

/** The step after one; null after the last. */
export const stepAfter = (step: ReviewStep): ReviewStep | null =>
  (reviewSteps as readonly ReviewStep[])[(reviewSteps as readonly ReviewStep[]).indexOf(step) + 1] ?? null;

/** 基本均衡 must have been certified so long before: 通过国家义务教育基本均衡发展认定三年以上. */
export const basicBalanceYears = 3;

/** 公示 lasts at least so long; a paper that gives it less is recorded, and shown as short. */
export const noticeRule = { count: 5, unit: 'working', clause: '公示期不少于5个工作日' } as const;
