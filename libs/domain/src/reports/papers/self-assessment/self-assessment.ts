import {
  basicNames,
  basicsOf,
  excludedNames,
  excludedRows,
  exemptionNames,
  exemptionRows,
  recordNames,
  recordsOf,
  vetoNames,
  vetoRows,
} from '../county/basics.js';
import { conclusionNames, conclusionOf, partNames, partRows, ruleNames, ruleOf } from '../county/conclusion.js';
import { headNames, headOf } from '../county/head.js';
import { issueNames, issuesOf, issueStateNames, issueStates } from '../county/issues.js';
import { groupFields, itemFieldNames, itemRowNames, itemRows, itemValues } from '../county/items.js';
import type { CountyPicture } from '../county/picture.js';
import { shortfallNames, shortfallRows } from '../county/shortfalls.js';
import {
  dispersionNames,
  dispersionRows,
  indicatorNames,
  indicatorRows,
  resourceNames,
  resourceRows,
  stageFieldNames,
  stagesOf,
} from '../county/stages.js';
import type { PaperData, PaperForm } from '../paper.js';
import { selfAssessmentBlocks } from './blocks.js';

/** 自查自评报告. */
export const selfAssessmentForm: PaperForm = {
  kind: 'self-assessment',
  name: '自查自评报告',
  subject: 'county',
  standards: ['hqb-2017'],
  edition: 1,
  landscape: false,
  names: {
    fields: {
      ...headNames,
      ...basicNames,
      ...ruleNames,
      ...stageFieldNames,
      ...itemFieldNames,
      ...recordNames,
      ...issueNames,
      ...conclusionNames,
    },
    tables: {
      不参评单位: { meaning: '不参加资源配置指标评估的单位，每个一行', fields: excludedNames },
      资源配置: { meaning: '达标单位数与比例，每学段两行', fields: resourceNames },
      小学指标: { meaning: '小学每项指标一行', fields: indicatorNames },
      初中指标: { meaning: '初中每项指标一行', fields: indicatorNames },
      未达标单位: { meaning: '综合评估未达标的单位，每个一行', fields: shortfallNames },
      待定单位: { meaning: '综合评估待定的单位，每个一行', fields: shortfallNames },
      校际均衡: { meaning: '全县平均值、标准差与差异系数，每学段三行', fields: dispersionNames },
      政府保障: { meaning: '政府保障程度，每项一行', fields: itemRowNames },
      教育质量: { meaning: '教育质量，每项一行', fields: itemRowNames },
      一票否决: { meaning: '一票否决情形，每种一行', fields: vetoNames },
      过渡性放宽: { meaning: '基准日有效的过渡性放宽，每项一行', fields: exemptionNames },
      问题状态: { meaning: '有问题的每个状态一行', fields: issueStateNames },
      差距: { meaning: '未达到或待定的方面，每个一行', fields: partNames },
    },
  },
  blocks: selfAssessmentBlocks,
};

/** Shares in a narrative: two decimals, as counties write them. */
const sharePlaces = 2;

/** What a county's standing puts into 自查自评报告. */
export const selfAssessment = (picture: CountyPicture): PaperData => {
  const values = itemValues(picture, sharePlaces);
  const government = itemRows(picture, 'government', values);
  const quality = itemRows(picture, 'quality', values);
  const fields = {
    ...headOf(picture),
    ...basicsOf(picture),
    ...ruleOf(picture),
    ...stagesOf(picture),
    ...values,
    ...groupFields('government', government),
    ...groupFields('quality', quality),
    ...recordsOf(picture),
    ...issuesOf(picture),
    ...conclusionOf(picture),
  };
  return {
    fields,
    tables: {
      不参评单位: excludedRows(picture),
      资源配置: resourceRows(picture),
      小学指标: indicatorRows(picture, 'primary'),
      初中指标: indicatorRows(picture, 'junior'),
      未达标单位: shortfallRows(picture, false),
      待定单位: shortfallRows(picture, null),
      校际均衡: dispersionRows(picture, ['全县平均值', '标准差', '差异系数']),
      政府保障: government,
      教育质量: quality,
      一票否决: vetoRows(picture),
      过渡性放宽: exemptionRows(picture),
      问题状态: issueStates(picture),
      差距: partRows(picture, fields),
    },
  };
};
