/** Headings of a school's workbook. The first two are looked for; rows and columns may stand anywhere below and beside. */
export const schoolHeadings = {
  code: '编号',
  value: '本年数',
  notApplicable: '不适用',
  explanation: '说明',
  label: '指标',
  unit: '单位',
  last: '上年数',
  hint: '提示',
} as const;

/** Headings of the bureau's workbook; beside them stand the codes of fields. */
export const bureauHeadings = { unit: '单位编号', name: '单位名称' } as const;

/** Headings of the bureau's sheet of explanations. */
export const explanationHeadings = {
  unit: '单位编号',
  name: '单位',
  code: '指标编号',
  label: '指标',
  text: '说明',
} as const;

export const sheetNames = {
  school: '填报表',
  explanations: '说明',
  last: '上年数',
  choices: '_选项',
  errors: '错误清单',
} as const;

/** 不适用, as it is chosen, typed or pasted. */
export const notApplicableText = '不适用';

/** Marks of one colour, so that a file that comes back a second time can be cleared of them. */
export const colours = {
  input: 'FFFFFDE7',
  prefilled: 'FF1565C0',
  doubtful: 'FFFFE0B2',
  wrong: 'FFFF9999',
  heading: 'FFE3F2FD',
  quiet: 'FF9E9E9E',
} as const;

/** Begins every note that marks an error. */
export const noteMark = '【核对】';
