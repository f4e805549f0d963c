import type { Schemas } from '@app/api-client';
import type { Say } from '../matrix/model';
import { notMonitored } from './passed';
import { figureField, groupFields, surveyForms, type AskedField, type RecordAct } from './acts';
import { figuresIn, wordOf, type CheckLine } from './lines';

type Standard = Schemas['StandardDto'];
type Section = Schemas['SectionStandingDto'];

const field = (name: string, label: string, kind: AskedField['kind'], required: boolean, value = ''): AskedField => ({
  name,
  label,
  kind,
  required,
  value,
});

/** The figures that an item of a standard is computed from, by their names. */
const figureNames = (standard: Standard, item: string): string[] => {
  const conditions = standard.items.find(({ id }) => id === item)?.conditions ?? [];
  const names = conditions.flatMap(({ sum, over, atLeastFigure }) => [
    ...sum,
    ...(over ?? []),
    ...(atLeastFigure === undefined ? [] : [atLeastFigure]),
  ]);
  return [...new Set(names.map((name) => name.replace(/^-/, '')))];
};

const itemFields = (line: CheckLine, standard: Standard | undefined, t: Say): AskedField[] => [
  {
    ...field('judgement', t('indicators.record.judgement'), 'choice', true, wordOf(line.entry, 'judgement') || 'met'),
    choices: (['met', 'notMet', 'pending'] as const).map((value) => ({
      value,
      label: t(`indicators.judgement.${value}`),
    })),
  },
  ...(standard ? figureNames(standard, line.id) : []).map((name) => {
    const { name: label = name, unit = '' } = standard?.figures[name] ?? {};
    return field(
      figureField(name),
      unit ? `${label} (${unit})` : label,
      'number',
      false,
      figuresIn(line.entry)[name]?.replace(notMonitored, t('indicators.record.passed')) ?? '',
    );
  }),
  field('note', t('indicators.record.note'), 'long', false, wordOf(line.entry, 'note')),
];

/** Whether figures of an item may be left out as not monitored. */
const mayPass = (standard: Standard | undefined, item: string): boolean =>
  standard?.items.find(({ id }) => id === item)?.conditions.some(({ extreme }) => extreme !== undefined) ?? false;

type Said = Readonly<Record<string, unknown>>;
const inside = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Said)[name] : undefined;

/** The sample of a survey, as it was recorded before. */
const surveyFields = (line: CheckLine, t: Say): AskedField[] => {
  const survey = line.entry?.content['survey'];
  const said = (value: unknown): string => (typeof value === 'string' ? value : '');
  return [
    field('survey.residents', t('indicators.record.residents'), 'number', false, said(inside(survey, 'residents'))),
    ...surveyForms.flatMap((form) =>
      groupFields.map((name) => {
        const label = `${t(`indicators.record.form.${form}`)}${t(`indicators.record.group.${name}`)}`;
        return field(`survey.${form}.${name}`, label, 'number', false, said(inside(inside(survey, form), name)));
      }),
    ),
  ];
};

/** What recording a line of the checklist asks for. */
export const askedOf = (line: CheckLine, act: string, standard: Standard | undefined, t: Say): RecordAct => {
  const since = field('effectiveAt', t('indicators.record.since'), 'date', false);
  const reason = line.entry ? [field('reason', t('indicators.record.reason'), 'text', true)] : [];
  const said = { subject: line.id, withEvidence: true };
  if (line.kind === 'item')
    return {
      ...said,
      type: 'item',
      title: t('indicators.record.item', { id: line.id, name: line.name }),
      ...(mayPass(standard, line.id) && { lead: t('indicators.record.notMonitored') }),
      fields: [...itemFields(line, standard, t), ...reason, since],
    };
  if (line.kind === 'recognition')
    return {
      ...said,
      type: 'recognition',
      title: t('indicators.record.recognition'),
      fields: [
        field('percent', t('indicators.record.percent'), 'number', true, wordOf(line.entry, 'percent')),
        field('source', t('indicators.record.source'), 'text', true, wordOf(line.entry, 'source')),
        ...surveyFields(line, t),
        ...reason,
        since,
      ],
    };
  return {
    ...said,
    type: act === 'raise' ? 'raise' : 'clear',
    title: t(act === 'raise' ? 'indicators.record.raise' : 'indicators.record.clear', { id: line.id, name: line.name }),
    fields: [field('finding', t('indicators.record.finding'), 'long', true), since],
  };
};

/** What granting an exemption asks for. */
export const exemptionAsked = (
  standard: Standard,
  sections: readonly Section[],
  t: Say,
  chosen: Readonly<{ sectionId?: string; subject?: string }> = {},
): RecordAct => ({
  type: 'exempt',
  subject: '',
  title: t('indicators.record.exempt'),
  withEvidence: true,
  fields: [
    {
      ...field('sectionId', t('indicators.record.section'), 'choice', true, chosen.sectionId),
      choices: sections.map(({ id, name }) => ({ value: id, label: name })),
    },
    {
      ...field(
        'subject',
        t('indicators.record.indicator'),
        'choice',
        true,
        chosen.subject ?? standard.exemptions[0]?.subject ?? '',
      ),
      choices: standard.exemptions.map(({ subject, relief }) => ({ value: subject, label: `${subject} ${relief}` })),
    },
    field('plan', t('indicators.record.plan'), 'long', true),
    field('expires', t('indicators.record.expires'), 'date', true),
    field('effectiveAt', t('indicators.record.since'), 'date', false),
  ],
});

/** What revoking an exemption asks for. */
export const revocationAsked = (exemptionId: string, section: string, t: Say, dataYear?: string): RecordAct => ({
  type: 'revoke',
  dataYear,
  subject: exemptionId,
  title: t('indicators.record.revoke', { section }),
  withEvidence: false,
  fields: [
    field('reason', t('indicators.record.revokeReason'), 'long', true),
    field('effectiveAt', t('indicators.record.since'), 'date', false),
  ],
});
