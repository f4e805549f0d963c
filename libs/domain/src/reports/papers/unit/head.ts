import { schoolTypeNames } from '@app/domain/organizations';
import type { PaperFields } from '../paper.js';
import { headNames, headOf, standardOf } from '../county/head.js';
import { counted, filedValue, metWords, noneWord, said } from '../values.js';
import type { UnitPicture } from './picture.js';

export const unitNames = {
  县名: headNames.县名,
  学年: headNames.学年,
  基准日: headNames.基准日,
  标准名称: headNames.标准名称,
  标准文号: headNames.标准文号,
  学校名称: '学校、校区或学部的名称',
  办学类型: '小学、初中、九年一贯制学校等',
  建校年份: '规划建成的年份',
  参评单位数: '本校的参评单位数，个',
  学校结论: '本校综合评估：达标、未达标或待定',
} as const;

/** The unit and what it stands within: a section's school tells what a section does not. */
export const lineOf = ({ picture: { units }, unit }: UnitPicture): readonly UnitPicture['unit'][] => {
  const byId = new Map(units.map((one) => [one.unitId, one]));
  const line = [unit];
  for (let above = byId.get(unit.parentId ?? ''); above; above = byId.get(above.parentId ?? '')) line.push(above);
  return line.filter(({ kind }) => kind === 'section' || kind === 'campus' || kind === 'school');
};

/** 达标 when every section is; 未达标 as soon as one is not. */
export const compliantOf = ({ sections }: UnitPicture): boolean | null =>
  sections.some(({ compliant }) => compliant === false)
    ? false
    : sections.length > 0 && sections.every(({ compliant }) => compliant === true)
      ? true
      : null;

/** What every paper of a school says first. */
export const unitHead = (of: UnitPicture): PaperFields => {
  const { picture, sections } = of;
  const { 县名, 学年, 基准日, 标准名称, 标准文号 } = headOf(picture);
  const line = lineOf(of);
  const type = line.find(({ schoolType }) => schoolType !== null)?.schoolType ?? null;
  const holders = [...line.map(({ unitId }) => unitId), ...sections.map(({ id }) => id)];
  const built = holders.flatMap((id) => picture.filed.get(id)?.['yearBuilt'] ?? []);
  const ruled = standardOf(picture).schoolRule !== null && sections.length > 0;
  return {
    县名,
    学年,
    基准日,
    标准名称,
    标准文号,
    学校名称: said(of.unit.name),
    办学类型: said(type === null ? noneWord : schoolTypeNames[type][0]),
    建校年份: filedValue(built[0] ?? null),
    参评单位数: counted(sections.length),
    学校结论: said(ruled ? metWords(compliantOf(of)) : noneWord),
  };
};
