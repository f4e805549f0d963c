import type { VetoRule } from '../standard.js';
import { hqb } from './sources.js';

const veto = (number: number, name: string): VetoRule => ({
  ...hqb,
  id: `V${number}`,
  name,
  clause: `教督〔2017〕6号 不予认定情形第${number}项`,
});

/** 一票否决: a county with one of these is not certified. */
export const hqbVetoes: readonly VetoRule[] = [
  veto(1, '存在以考试方式招生'),
  veto(2, '存在违规择校行为'),
  veto(3, '存在重点学校或重点班'),
  veto(4, '存在“有编不补”或长期聘用编外教师的情况'),
  veto(5, '教育系统存在重大安全责任事故和严重违纪违规事件'),
  veto(6, '有弄虚作假行为'),
];
