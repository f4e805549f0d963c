import { compareDecimals, multiplyDecimals, parseDecimal, Refusal } from '@app/domain/kernel';
import type { Survey, SurveyGroup } from './events.js';
import { checkPercent } from './record-form.js';
import type { RecognitionRule } from './standard.js';

/** Persons, of a size that a county can have. */
const persons = /^(0|[1-9]\d{0,9})$/;

const names = { questionnaire: '问卷', visit: '实地走访' } as const;
const forms = ['questionnaire', 'visit'] as const;

const refused = (field: string, message: string) =>
  new Refusal('standards.survey-malformed', { errors: [{ field: `survey.${field}`, message }] }, 'invalid');

const checkGroup = (form: (typeof forms)[number], { people, parents, percent, parentsPercent }: SurveyGroup): void => {
  if (!persons.test(people) || people === '0')
    throw refused(`${form}.people`, `请填写${names[form]}人数，应为正整数。`);
  if (!persons.test(parents)) throw refused(`${form}.parents`, `请填写${names[form]}中家长的人数，应为整数。`);
  if (BigInt(parents) > BigInt(people))
    throw refused(`${form}.parents`, `${names[form]}中家长的人数不能多于总人数（${people}人）。`);
  for (const value of [percent, parentsPercent]) if (value !== null) checkPercent(value);
};

/** @throws Refusal standards.survey-malformed naming the field, standards.percent-malformed */
export const checkSurvey = (survey: Survey): void => {
  if (!persons.test(survey.residents) || survey.residents === '0')
    throw refused('residents', '请填写常住人口数，应为正整数（单位：人）。');
  if (survey.questionnaire === null && survey.visit === null)
    throw refused('questionnaire', '请至少填写问卷或者实地走访一组。');
  for (const form of forms) {
    const group = survey[form];
    if (group) checkGroup(form, group);
  }
};

const isBelow = (part: string, whole: string, share: string): boolean =>
  compareDecimals(parseDecimal(part), multiplyDecimals(parseDecimal(whole), parseDecimal(share))) < 0;

/** What a survey falls short of in how it was taken. Its result counts all the same: the State took it. Chinese sentences. */
export const sampleNotes = ({ sample }: RecognitionRule, survey: Survey | null): readonly string[] => {
  if (survey === null) return ['未登记样本量与分组，无法核对抽样'];
  const { residents, questionnaire, visit } = survey;
  const asked = (questionnaire ?? visit) as SurveyGroup;
  const perMille = Number(sample.ofResidents) * 1000;
  const short = isBelow(asked.people, residents, sample.ofResidents)
    ? [`${names[questionnaire ? 'questionnaire' : 'visit']}${asked.people}人，不足常住人口${residents}人的${perMille}‰`]
    : [];
  const parents = forms.flatMap((form) => {
    const group = survey[form];
    return group && isBelow(group.parents, group.people, sample.parents)
      ? [`${names[form]}${group.people}人中家长${group.parents}人，不足${Number(sample.parents) * 100}%`]
      : [];
  });
  return [...short, ...parents];
};

/** Each group of a survey in a sentence: whom it asked, and how satisfied they were. */
export const surveyLines = (survey: Survey): readonly string[] => [
  `常住人口${survey.residents}人`,
  ...forms.flatMap((form) => {
    const group = survey[form];
    if (!group) return [];
    const { people, parents, percent, parentsPercent } = group;
    const said = (value: string | null) => (value === null ? '' : `，满意度${value}%`);
    return [`${names[form]}${people}人${said(percent)}；其中家长${parents}人${said(parentsPercent)}`];
  }),
];
