import { count, shown } from '@web/design/numbers';
import { boundCell, computedCell, cvCell, saidCell } from './cells';
import { ofStage, ordered, type Choice } from './choose';
import { judgedOf, plain, type Group, type Row, type Say, type Section, type Source, type Stage } from './model';

const sectionRow = (section: Section, source: Source, { column }: Choice, t: Say): Row => ({
  key: section.id,
  kind: 'section',
  title: section.name,
  note: '',
  subject: { unitId: section.id, subject: 'verdict' },
  students: section.students === null ? '' : shown(section.students, 0),
  judged: judgedOf(section.compliant),
  cells: source.indicators.map((indicator, index) =>
    column === 'computed'
      ? computedCell(section, indicator, index, t)
      : saidCell(section, indicator, source, column, t),
  ),
});

const headRow = (stage: Stage, source: Source, t: Say): Row => {
  const standing = source.stages?.[stage];
  const name = t(`words.stage.${stage}`);
  return {
    key: `${stage}.head`,
    kind: 'head',
    title: standing
      ? t('indicators.matrix.head', { stage: name, sections: standing.sections, compliant: standing.compliant ?? '–' })
      : name,
    note: '',
    subject: standing ? { unitId: source.countyId, subject: `compliant.${stage}` } : null,
    students: t('indicators.matrix.threshold'),
    judged: null,
    cells: source.indicators.map((indicator) => boundCell(indicator, stage, t)),
  };
};

const footRows = (stage: Stage, source: Source, t: Say): Row[] => {
  const standing = source.stages?.[stage];
  if (!standing) return [];
  const limits = [...new Set(source.indicators.map(({ cvLimit }) => cvLimit?.[stage] ?? ''))].filter(Boolean);
  return [
    {
      key: `${stage}.passing`,
      kind: 'passing',
      title: t('indicators.matrix.passing'),
      note: '',
      subject: null,
      students: '',
      judged: null,
      cells: source.indicators.map(({ id }, index) => {
        const value = standing.passing[index] ?? null;
        const text = value === null ? '' : `${count(value)} / ${count(standing.sections)}`;
        const subject = value === null ? null : { unitId: source.countyId, subject: `passing.${stage}.${id}` };
        return plain(
          text,
          t('indicators.cell.passing', { id, value: value ?? '', sections: standing.sections }),
          subject,
        );
      }),
    },
    {
      key: `${stage}.cv`,
      kind: 'cv',
      title: t('indicators.matrix.cv'),
      note: limits.length === 1 ? t('indicators.matrix.atMost', { limit: limits[0] }) : '',
      subject: null,
      students: '',
      judged: null,
      cells: source.indicators.map((indicator, index) => cvCell(indicator, index, stage, source, t)),
    },
  ];
};

/** The lines of the matrix. `sections`: those that are shown; heads and feet always speak of the whole stage. */
export const groupsOf = (source: Source, sections: readonly Section[], choice: Choice, t: Say): Group[] =>
  (['primary', 'junior'] as const)
    .filter((stage) => choice.stage === 'all' || choice.stage === stage)
    .filter((stage) => ofStage(source.sections, stage).length > 0)
    .map((stage) => ({
      stage,
      rows: [
        headRow(stage, source, t),
        ...ordered(ofStage(sections, stage), choice.order).map((section) => sectionRow(section, source, choice, t)),
        ...footRows(stage, source, t),
      ],
    }));
