import type { CountyPicture } from '../county/picture.js';
import type { PaperFields } from '../paper.js';
import { filedValue, said } from '../values.js';

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

/**
 * 申报表Ⅵ: the survey is the State's. What was recorded of its sample counts before the county's return; what neither
 * holds is 未填.
 */
export const surveyLines = ({ filed, countyId, input }: CountyPicture): readonly PaperFields[] => {
  const own = filed.get(countyId) ?? {};
  const { questionnaire, visit } = input.county.survey ?? { questionnaire: null, visit: null };
  const value = (recorded: string | null | undefined, code: string | null) =>
    filedValue(
      recorded ?? (code === null ? null : own[code]),
      code === null ? null : { of: 'figure', unitId: countyId, field: code },
    );
  const open = filedValue(null);
  return [
    {
      对象: said('计'),
      问卷总数: value(null, 'questionnaires'),
      有效问卷数: value(questionnaire?.people, 'validQuestionnaires'),
      满意问卷数: open,
      问卷满意度: value(questionnaire?.percent, 'questionnaireSatisfaction'),
      走访人数: value(visit?.people, null),
      走访满意人数: open,
      走访满意度: value(visit?.percent, 'visitSatisfaction'),
    },
    {
      对象: said('其中：家长'),
      问卷总数: open,
      有效问卷数: value(questionnaire?.parents, null),
      满意问卷数: open,
      问卷满意度: value(questionnaire?.parentsPercent, 'questionnaireParentSatisfaction'),
      走访人数: value(visit?.parents, null),
      走访满意人数: open,
      走访满意度: value(visit?.parentsPercent, 'visitParentSatisfaction'),
    },
  ];
};
