import type { FormField } from '../form.js';
import { grouped, tenThousandYuan, things } from '../field.js';
import { sources } from '../sources.js';

/** 教学仪器设备 at book value, computers and books. */
export const equipmentFields = (stages: FormField['stages']): readonly FormField[] =>
  grouped({ group: 'equipment', stages, ofPremises: true }, [
    tenThousandYuan('equipmentBookValue', '教学仪器设备资产值', {
      text: '学校固定资产中用于教学、实验等的仪器设备资产值，按账面原值填报，不扣折旧，单位为万元。',
      source: sources.statistics,
      usedBy: ['L6', 'basic-2012/L3'],
      column: '教学仪器设备资产值',
    }),
    tenThousandYuan('scrappedEquipmentValue', '本年报废、调出的教学仪器设备资产值', {
      text: '上次填报以来按规定程序报废、调出的教学仪器设备账面原值，没有的填0。',
      source: sources.accounts,
      usedBy: ['L6'],
      prefill: 'none',
    }),
    things('台', '100000')('computers', '计算机台数', {
      text: '学校拥有的、用于教学和管理的计算机台数，不含待报废的。',
      source: sources.basic,
      usedBy: ['basic-2012/L4'],
      column: '计算机数',
    }),
    things('册', '50000000')('books', '图书册数', {
      text: '学校图书馆（室）拥有的纸质图书册数，不含电子图书。',
      source: sources.basic,
      usedBy: ['basic-2012/L5'],
      column: '图书',
    }),
  ]);
