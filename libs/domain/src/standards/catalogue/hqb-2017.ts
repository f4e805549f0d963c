import type { Standard } from '../standard.js';
import { hqbExemptions } from './hqb-2017-exemptions.js';
import { hqbGovernmentItems, hqbFigures } from './hqb-2017-government.js';
import { hqbIndicators } from './hqb-2017-indicators.js';
import { hqbQualityItems, hqbQualityFigures } from './hqb-2017-quality.js';
import { hqbVetoes } from './hqb-2017-vetoes.js';
import { hqb, sharingRatios } from './sources.js';

/** 县域义务教育优质均衡发展督导评估办法（教督〔2017〕6号）: 7 + 15 + 9 + 1, and the veto list. */
export const hqb2017: Standard = {
  id: 'hqb-2017',
  name: '县域义务教育优质均衡发展督导评估办法',
  shortName: '优质均衡',
  instrument: '教督〔2017〕6号',
  effectiveFrom: hqb.effectiveFrom,
  effectiveTo: null,
  scope: {
    ...hqb,
    clause: '教督〔2017〕6号 资源配置：不含特殊教育学校、职业学校及不足50人的教学点',
    excludedKinds: ['special', 'vocational'],
    teachingPointFrom: 50,
  },
  indicators: hqbIndicators,
  schoolRule: {
    ...hqb,
    clause: '教督〔2017〕6号 资源配置：每所学校至少6项指标达到要求，余项不能低于要求的85%',
    atLeastMet: 6,
  },
  dispersion: {
    ...hqb,
    clause: '教督〔2017〕6号 资源配置：所有指标校际差异系数，小学均小于或等于0.50，初中均小于或等于0.45',
    rule: 'each',
    compositeLimit: null,
    precision: 3,
  },
  sharing: {
    ...hqb,
    clause: '国教督办函〔2019〕30号 一贯制学校、完全中学数据拆分办法（四项指标）',
    ratios: sharingRatios,
  },
  items: [...hqbGovernmentItems, ...hqbQualityItems],
  figures: { ...hqbFigures, ...hqbQualityFigures },
  recognition: {
    ...hqb,
    clause: '教督〔2017〕6号 社会认可度：85%以上',
    atLeastPercent: '85',
    sample: {
      clause: '2024年县域义务教育优质均衡发展社会认可度调查通知：样本量为常住人口的1.5‰，家长不少于50%',
      ofResidents: '0.0015',
      parents: '0.5',
    },
  },
  vetoes: hqbVetoes,
  exemptions: hqbExemptions,
};
