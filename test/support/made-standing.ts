import type { Schemas } from '@app/api-client';

type State = Schemas['SectionStandingDto']['states'][number];
const ids = ['L1', 'L2', 'L3', 'L4', 'L5', 'L6', 'L7'];

/** A line of the matrix: everything is met unless said otherwise. */
export const madeSection = (
  id: string,
  {
    stage = 'primary',
    states = {},
    compliant = true,
    name = `${id}校`,
  }: Readonly<{
    stage?: 'primary' | 'junior';
    states?: Readonly<Record<string, [value: string | null, state: State]>>;
    compliant?: boolean | null;
    name?: string;
  }> = {},
): Schemas['SectionStandingDto'] => ({
  id,
  name,
  schoolId: `${id}-school`,
  stage,
  students: '1640',
  values: ids.map((one) => (states[one] ? states[one][0] : '9.876543')),
  states: ids.map((one) => states[one]?.[1] ?? 'met'),
  met: ids.map((one) => (states[one] ? ['met', 'near'].includes(states[one][1]) : true)),
  boundary: ids.map(() => false),
  exempted: ids.map(() => false),
  compliant,
  reasons: [],
});

/** What a matrix is made of, of some sections. */
export const madeSource = (sections: readonly Schemas['SectionStandingDto'][]) => {
  const stage = (name: 'primary' | 'junior'): Schemas['StageStandingDto'] => ({
    stage: name,
    sections: sections.filter((one) => one.stage === name).length,
    students: 1000,
    passing: ids.map(() => 2),
    passingPercent: ids.map(() => 50),
    means: ids.map(() => '5.0'),
    cv: ids.map((id) => (id === 'L3' ? 0.459417 : 0.3)),
    cvMet: ids.map((id) => id !== 'L3'),
    cvBoundary: ids.map(() => false),
    cvReasons: ids.map(() => null),
    compositeCv: null,
    compositeMet: null,
    compliant: 1,
    compliantPercent: 50,
    pending: 0,
  });
  return {
    countyId: 'county',
    indicators: ids.map((id) => ({
      id,
      name: `指标${id}`,
      shortName: '教辅用房',
      unit: '㎡/生',
      clause: '教督〔2017〕6号',
      threshold: { primary: '4.5', junior: '5.8' },
      floor: { primary: '3.825', junior: '4.93' },
      cvLimit: { primary: '0.50', junior: '0.45' },
    })),
    sections,
    stages: { primary: stage('primary'), junior: stage('junior') },
    columns: [] as Schemas['ColumnDto'][],
  };
};
