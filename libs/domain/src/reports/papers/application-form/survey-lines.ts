import type { CountyPicture } from '../county/picture.js';
import type { PaperFields, PaperValue } from '../paper.js';
import { filedValue, said } from '../values.js';
import { answered, type Answers } from './answers.js';

export const surveyNames = {
  对象: '计，其中：家长',
  问卷总数: '问卷总数，份',
  有效问卷数: '回收的有效问卷数，份',
  满意问卷数: '满意问卷数，份',
  问卷满意度: '问卷调查综合满意度，%',
  走访人数: '实地走访人数，人',
  走访满意人数: '实地走访满意人数，人',
  走访满意度: '实地走访满意度，%',
} as const;

/** Counts of the survey that nobody records: answered when the form is asked for, under these names. */
export const surveyAnswerNames = {
  表六满意问卷数: '表Ⅵ：满意问卷数，份',
  表六走访满意人数: '表Ⅵ：实地走访满意人数，人',
  表六家长问卷总数: '表Ⅵ：家长问卷总数，份',
  表六家长满意问卷数: '表Ⅵ：家长满意问卷数，份',
  表六家长走访满意人数: '表Ⅵ：实地走访的家长中满意人数，人',
} as const;

/** The answers as the form prints them; one that is missing is 未填. @throws Refusal report.answer */
export const surveyAnswers = (answers: Answers) =>
  Object.fromEntries(
    Object.entries(surveyAnswerNames).map(([name, meaning]) => [name, answered({ name, meaning, places: 0 }, answers)]),
  ) as Record<keyof typeof surveyAnswerNames, PaperValue>;

/**
 * 申报表Ⅵ: the survey is the State's. What was recorded of its sample counts before the county's return; what neither
 * holds is answered, else 未填.
 */
export const surveyLines = (
  { filed, countyId, input }: CountyPicture,
  answers: ReturnType<typeof surveyAnswers>,
): readonly PaperFields[] => {
  const own = filed.get(countyId) ?? {};
  const { questionnaire, visit } = input.county.survey ?? { questionnaire: null, visit: null };
  const value = (recorded: string | null | undefined, code: string | null) =>
    filedValue(
      recorded ?? (code === null ? null : own[code]),
      code === null ? null : { of: 'figure', unitId: countyId, field: code },
    );
  return [
    {
      对象: said('计'),
      问卷总数: value(null, 'questionnaires'),
      有效问卷数: value(questionnaire?.people, 'validQuestionnaires'),
      满意问卷数: answers.表六满意问卷数,
      问卷满意度: value(questionnaire?.percent, 'questionnaireSatisfaction'),
      走访人数: value(visit?.people, null),
      走访满意人数: answers.表六走访满意人数,
      走访满意度: value(visit?.percent, 'visitSatisfaction'),
    },
    {
      对象: said('其中：家长'),
      问卷总数: answers.表六家长问卷总数,
      有效问卷数: value(questionnaire?.parents, null),
      满意问卷数: answers.表六家长满意问卷数,
      问卷满意度: value(questionnaire?.parentsPercent, 'questionnaireParentSatisfaction'),
      走访人数: value(visit?.parents, null),
      走访满意人数: answers.表六家长走访满意人数,
      走访满意度: value(visit?.parentsPercent, 'visitParentSatisfaction'),
    },
  ];
};
