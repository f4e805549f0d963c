import type { Schemas } from '@app/api-client';
import type { Entry } from '../checklist/lines';
import type { Say } from '../matrix/model';

/** What the figures of a standard are called, by their names. */
export type FigureNames = Schemas['StandardDto']['figures'];

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const parts = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

/** What an entry of a county's record says, a sentence each: judgement, figures, survey, note, and why it was corrected. */
export const wordsOf = ({ content, kind }: Entry, figures: FigureNames, t: Say): readonly string[] => {
  const judgement = text(content['judgement']);
  // In the order of the standard, as on the form.
  const order = Object.keys(figures);
  const given = Object.entries(parts(content['figures'])).toSorted(([a], [b]) => order.indexOf(a) - order.indexOf(b));
  const named = given.map(([name, value]) => {
    const { name: label = name, unit = '' } = figures[name] ?? {};
    return `${label} ${text(value) === 'n/a' ? t('words.blank.notApplicable') : `${text(value)}${unit}`}`;
  });
  const survey = parts(content['survey']);
  const groups = (['questionnaire', 'visit'] as const).flatMap((form) => {
    const { people, parents } = parts(survey[form]);
    if (people === undefined) return [];
    return [t(`indicators.itemPage.asked.${form}`, { people: text(people), parents: text(parents) })];
  });
  const percent = text(content['percent']);
  const raised = content['raised'];
  return [
    judgement === '' ? '' : t(`indicators.judgement.${judgement}`),
    kind === 'veto' ? t(`indicators.checklist.vetoed.${raised === true ? 'notMet' : 'met'}`) : '',
    percent === '' ? '' : t('indicators.checklist.recognition', { percent: `${percent}%` }),
    ...named,
    text(content['source']),
    ...groups,
    text(content['finding']),
    text(content['note']),
    text(content['reason']) === '' ? '' : t('indicators.itemPage.corrected', { reason: text(content['reason']) }),
  ].filter((one) => one !== '');
};
