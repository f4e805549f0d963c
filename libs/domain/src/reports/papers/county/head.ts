import { dayText } from '@app/domain/kernel';
import { inForceOn, type Standard } from '@app/domain/standards';
import type { PaperValue } from '../paper.js';
import { judgementWords, said } from '../values.js';
import type { CountyPicture } from './picture.js';

export const headNames = {
  县名: '区县名称',
  学年: '数据所属学年',
  基准日: '各数所反映的日期',
  标准名称: '测算所用标准的名称',
  标准文号: '测算所用标准的文号',
  采用情况: '基准日本县是否采用该标准',
  总结论: '按该标准测算的结论：达到、未达到或待定',
} as const;

/** The standard with the rules of the day. */
export const standardOf = ({ input }: CountyPicture): Standard => inForceOn(input.standard, input.date);

/** What every paper of a county says first. */
export const headOf = (picture: CountyPicture): Record<keyof typeof headNames, PaperValue> => {
  const standard = standardOf(picture);
  return {
    县名: said(picture.county),
    学年: said(picture.dataYear),
    基准日: said(dayText(picture.asOf)),
    标准名称: said(standard.name),
    标准文号: said(standard.instrument),
    采用情况: said(picture.adopted ? '本县采用' : '本县在基准日未采用，仅按此测算'),
    总结论: said(judgementWords[picture.standing.verdict], { of: 'verdict' }),
  };
};
