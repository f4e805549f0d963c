import type { Schemas } from '@app/api-client';
import { markOf, type IndicatorState } from '@web/design/states';

export type Stage = Schemas['SectionStandingDto']['stage'];
/** What a row of the matrix shows of a section. */
export type Section = Readonly<
  Pick<
    Schemas['SectionStandingDto'],
    'id' | 'name' | 'stage' | 'students' | 'values' | 'states' | 'exempted' | 'compliant'
  > &
    // Only to choose and order rows by.
    Partial<Pick<Schemas['SectionStandingDto'], 'schoolId' | 'met'>>
>;
/** What the head and the foot of a stage show. */
export type StageFoot = Readonly<
  Pick<Schemas['StageStandingDto'], 'sections' | 'compliant' | 'passing' | 'cv' | 'cvMet'>
>;
export type Indicator = Schemas['IndicatorDto'];
export type Line = Schemas['ColumnDto'];

/** 申报值、计算值、核实值: which of the three is shown. */
export const columns = ['claimed', 'computed', 'verified'] as const;
export type Column = (typeof columns)[number];

/** What the matrix is made of: a county's standing, or the rows of one unit (then without anything of the whole county). */
export type Source = Readonly<{
  countyId: string;
  indicators: readonly Indicator[];
  sections: readonly Section[];
  stages: Readonly<Record<Stage, StageFoot>> | null;
  columns: readonly Line[];
}>;

/** A number that can be explained: whose, and which. */
export type Subject = Readonly<{ unitId: string; subject: string }>;

/** One cell: what is seen, what a reader hears, what Enter explains. */
export type Cell = Readonly<{
  text: string;
  symbol: string;
  /** Class of the state: edge pattern and tint. */
  look: string;
  /** The state in a word; empty for what has none. */
  word: string;
  /** `L4 3.78 不达标` */
  name: string;
  subject: Subject | null;
  /** An exemption lets it pass. */
  relieved: boolean;
}>;

export type Judged = 'qualified' | 'unqualified' | 'pending';

/** One line of the matrix. `head`: thresholds of a stage; `passing`, `cv`: its foot. */
export type Row = Readonly<{
  key: string;
  kind: 'head' | 'section' | 'passing' | 'cv';
  title: string;
  /** Smaller, after the title. */
  note: string;
  subject: Subject | null;
  students: string;
  judged: Judged | null;
  cells: readonly Cell[];
}>;

/** The lines of a stage, its head first. */
export type Group = Readonly<{ stage: Stage; rows: readonly Row[] }>;

export type Say = (key: string, named?: Record<string, unknown>) => string;

/** 合格 / 不合格 / 待定. */
export const judgedOf = (compliant: boolean | null): Judged =>
  compliant === null ? 'pending' : compliant ? 'qualified' : 'unqualified';

/** A cell that only shows something. */
export const plain = (text: string, name: string, subject: Subject | null = null): Cell => ({
  text,
  symbol: '',
  look: 'num',
  word: '',
  name,
  subject,
  relieved: false,
});

/** A cell in a state: its number with symbol, pattern and word. */
export const stated = (
  { text, state, word, name }: Readonly<{ text: string; state: IndicatorState; word: string; name: string }>,
  subject: Subject,
): Cell => {
  const { symbol, cell } = markOf(state);
  return { text, symbol, look: `st ${cell}`.trim(), word, name, subject, relieved: false };
};
