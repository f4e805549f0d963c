import type { Figure } from '@app/domain/indicators';
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

/** 申报表Ⅵ: the survey is the State's; what the county's return does not hold is 未填. */
export const surveyLines = ({ filed, countyId }: CountyPicture): readonly PaperFields[] => {
  const own = filed.get(countyId) ?? {};
  const field = (code: string) =>
    filedValue(own[code] as Figure | undefined, { of: 'figure', unitId: countyId, field: code });
  const open = filedValue(null);
  const line = (who: string, sheets: string, valid: string, satisfied: string, visited: string) => ({
    对象: said(who),
    问卷总数: sheets === '' ? open : field(sheets),
    有效问卷数: valid === '' ? open : field(valid),
    满意问卷数: open,
    问卷满意度: field(satisfied),
    走访人数: open,
    走访满意人数: open,
    走访满意度: field(visited),
  });
  return [
    line('计', 'questionnaires', 'validQuestionnaires', 'questionnaireSatisfaction', 'visitSatisfaction'),
    line('其中：家长', '', '', 'questionnaireParentSatisfaction', 'visitParentSatisfaction'),
  ];
};
