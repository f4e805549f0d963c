import type { Judgement } from '@app/domain/standards';
import type { PaperFields } from '../paper.js';
import { said } from '../values.js';
import { standardOf } from './head.js';
import type { CountyPicture } from './picture.js';

export const conclusionNames = {
  全部达到: '各方面均达到时为“均达到”，否则为空',
  有未达到: '有方面未达到时为“未达到”，否则为空',
  仅待定: '没有未达到、但有待定时为“待定”，否则为空',
} as const;
export const partNames = { 方面: '评估的方面', 结论: '未达到或待定', 情况: '为什么' } as const;

/** For the blocks that are printed of one conclusion only. */
export const conclusionOf = ({ standing: { verdict } }: CountyPicture): PaperFields => {
  const when = (one: Judgement, word: string) => said(verdict === one ? word : '', { of: 'verdict' });
  return { 全部达到: when('met', '均达到'), 有未达到: when('notMet', '未达到'), 仅待定: when('pending', '待定') };
};

const partWords = {
  resources: '资源配置',
  dispersion: '校际差异',
  government: '政府保障程度',
  quality: '教育质量',
  recognition: '社会认可度',
  veto: '一票否决',
} as const;

/** What a part that is not met, or open, comes to, of values that stand elsewhere in the paper. */
const situation = (
  { standing }: CountyPicture,
  fields: PaperFields,
  part: keyof typeof partWords,
  answer: 'notMet' | 'pending',
): string => {
  const text = (name: string) => fields[name]?.text ?? '';
  const stages = ['小学', '初中'] as const;
  const counts = (name: string, word: string, unit: string) =>
    stages.flatMap((stage) => {
      const found = text(`${stage}${name}`);
      return /^[1-9]/.test(found) ? [`${stage}${found}${unit}${word}`] : [];
    });
  const empty = stages.filter((stage) => text(`${stage}单位数`) === '0').map((stage) => `${stage}没有参评单位`);
  const word = answer === 'notMet' ? '未达标' : '待定';
  switch (part) {
    case 'resources':
      return [...counts(`${word}单位数`, word, '个单位'), ...(answer === 'pending' ? empty : [])].join('，');
    case 'dispersion': {
      const each = counts(
        answer === 'notMet' ? '差异系数超限数' : '差异系数待定数',
        answer === 'notMet' ? '差异系数超过要求' : '差异系数待定',
        '项指标',
      );
      return each.length > 0 ? each.join('，') : `综合差异系数${answer === 'notMet' ? '超过要求' : '待定'}`;
    }
    case 'government':
    case 'quality': {
      const name = part === 'government' ? '政府保障' : '教育质量';
      return answer === 'notMet' ? `${text(`${name}未达到的项`)}未达到` : `${text(`${name}待定的项`)}待定`;
    }
    case 'recognition':
      return answer === 'pending' ? '尚无调查结果' : `${text('社会认可度')}%，要求不低于${text('社会认可度要求')}%`;
    case 'veto': {
      const open = standing.vetoes.filter(({ raised }) => raised === (answer === 'notMet' ? true : null));
      return `${open.map(({ name }) => name).join('、')}${answer === 'notMet' ? '' : '，待核查'}`;
    }
  }
};

/** What stands between the county and the certificate, a line each part and answer. */
export const partRows = (picture: CountyPicture, fields: PaperFields): readonly PaperFields[] => {
  const { blockers } = picture.standing;
  const parts = Object.keys(partWords) as (keyof typeof partWords)[];
  return (['notMet', 'pending'] as const).flatMap((answer) =>
    parts
      .filter((part) => blockers.some((one) => one.part === part && one.kind === answer))
      .map((part) => ({
        方面: said(partWords[part]),
        结论: said(answer === 'notMet' ? '未达到' : '待定'),
        情况: said(situation(picture, fields, part, answer), { of: 'verdict' }),
      })),
  );
};

/** Whether single schools are judged at all; the paper's sections on them are left out otherwise. */
export const ruleNames = {
  单校规则: '标准对单个学校有要求时为达标项数要求，否则为空',
  余项要求: '余项不低于要求的百分之几',
} as const;
export const ruleOf = (picture: CountyPicture): PaperFields => {
  const { schoolRule, indicators } = standardOf(picture);
  const floor = indicators.find(({ floorRatio }) => floorRatio !== null)?.floorRatio ?? null;
  return {
    单校规则: said(schoolRule ? String(schoolRule.atLeastMet) : ''),
    余项要求: said(floor === null ? '' : String(Math.round(Number(floor) * 1000) / 10)),
  };
};
