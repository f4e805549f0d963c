import type { FormField, PrefillRule } from './form.js';

/** What a line of a form says beside its code, its label and how its numbers are written. */
type Line = Readonly<{
  text: string;
  source: string;
  usedBy: readonly string[];
  max?: string;
  notApplicable?: boolean;
  prefill?: PrefillRule;
  column?: string;
}>;
type Written = Pick<FormField, 'unit' | 'kind' | 'places' | 'max' | 'choices' | 'notApplicable'>;
type Loose = Omit<FormField, 'group' | 'stages' | 'ofPremises'>;

const line =
  (written: Written) =>
  (code: string, label: string, said: Line): Loose => ({
    ...written,
    code,
    label,
    max: said.max ?? written.max,
    notApplicable: said.notApplicable ?? written.notApplicable,
    definition: { text: said.text, source: said.source },
    usedBy: said.usedBy,
    prefill: said.prefill ?? (said.column === undefined ? 'accepted' : 'statistics'),
    statisticsColumn: said.column ?? null,
  });

const counted = { kind: 'number', places: 0, choices: [], notApplicable: true } as const;
const measured = { kind: 'number', places: 2, choices: [], notApplicable: true } as const;

/** 人: whole persons. */
export const persons = line({ ...counted, unit: '人', max: '20000' });
/** Pupils of a section or school; never 不适用 unless the line says so. */
export const pupils = line({ ...counted, unit: '人', max: '100000', notApplicable: false });
/** 个: classes. */
export const classesOf = line({ ...counted, unit: '个', max: '2000', notApplicable: false });
/** 间: rooms. */
export const rooms = line({ ...counted, unit: '间', max: '10000' });
/** 平方米, two decimals. */
export const area = line({ ...measured, unit: '平方米', max: '5000000' });
/** 万元, two decimals. */
export const tenThousandYuan = line({ ...measured, unit: '万元', max: '1000000' });
/** 元, two decimals. */
export const yuan = line({ ...measured, unit: '元', max: '10000000' });
/** %, two decimals: 85.5 is 85.5 %. */
export const percent = line({ ...measured, unit: '%', max: '100' });
/** Anything else that is counted: 台, 册, 级. */
export const things = (unit: string, max: string) => line({ ...counted, unit, max });
/** A year, four digits. */
export const year = line({ ...counted, kind: 'year', unit: '年', max: '2099', notApplicable: false });
/** One of a few codes. */
export const choice = (choices: FormField['choices']) =>
  line({ unit: '', kind: 'choice', places: 0, max: '0', choices, notApplicable: false });

type Place = Readonly<{ group: string; stages: FormField['stages']; ofPremises: boolean }>;
/** The lines of one group, with what they have in common. */
export const grouped = (place: Place, lines: readonly Loose[]): readonly FormField[] =>
  lines.map((one) => ({ ...one, ...place }));

/** The stages that the standards judge. */
export const compulsory = ['primary', 'junior'] as const;
