import { sampleNotes, surveyLines, type RecognitionRule, type VetoRule } from '@app/domain/standards';
import { atLeast, exact } from '../exact.js';
import type { StandingInput } from '../standing-input.js';
import { verdictOf, type Explained } from './explained.js';

const empty = {
  unit: '',
  formula: '',
  steps: [],
  inputs: [],
  figuresOf: null,
  parts: [],
  short: [],
  open: [],
} as const;

/** 社会认可度: the survey's result against its bound; how it was taken is told, and decides nothing. */
export const explainRecognition = (
  rule: RecognitionRule,
  { recognition, survey = null }: StandingInput['county'],
  countyId: string,
): Explained => {
  const met = recognition === null ? null : atLeast(exact(recognition), exact(rule.atLeastPercent));
  const notes = recognition === null ? ['尚无调查结果，待国家公布后登记'] : sampleNotes(rule, survey);
  return {
    ...empty,
    unitId: countyId,
    subject: 'recognition',
    label: '社会认可度',
    clause: `${rule.clause}；${rule.sample.clause}`,
    value: recognition,
    unit: '%',
    bound: `应不低于${rule.atLeastPercent}%`,
    verdict: verdictOf(met),
    steps: survey ? surveyLines(survey) : [],
    reasons: notes,
  };
};

/** 一票否决: what was found of a matter that bars the county, or that nobody has looked yet. */
export const explainVeto = (
  { id, name, clause }: VetoRule,
  { vetoes }: StandingInput['county'],
  countyId: string,
): Explained => {
  const word = vetoes.find(({ veto }) => veto === id);
  return {
    ...empty,
    unitId: countyId,
    subject: id,
    label: `${id} ${name}`,
    clause,
    value: null,
    bound: '不得存在',
    verdict: verdictOf(word ? !word.raised : null),
    reasons: [word ? `${word.raised ? '查实' : '经核查不存在'}：${word.finding}` : '尚未核查'],
  };
};
