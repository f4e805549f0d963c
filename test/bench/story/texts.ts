import type { ChecklistQuestion } from '@app/domain/inspections';
import type { Random } from './random.js';

const sentences = [
  '学校制定了整改台账，明确责任人和完成时限。',
  '音乐、美术专用教室数量和面积与规定仍有差距。',
  '体育运动场馆改造已进入招标程序，预计下学期开学前完工。',
  '部分年级存在大班额现象，建议下学年起控制招生规模。',
  '经现场查看，设备已到位并登记入账。',
  '教师交流轮岗比例达到规定要求，骨干教师占比偏低。',
  '因雨季施工受阻，工期顺延两周，已采取赶工措施。',
  '经查阅资料、随堂听课和座谈走访，情况属实。',
] as const;

/** That many sentences of a clerk. */
export const sentence = (random: Random, count = 1): string =>
  Array.from({ length: count }, () => random.one(sentences)).join('');

const clause = (number: string) => `教督〔2017〕6号 第六条第${number}项`;

/** Questions of a visit. */
export const checklist: readonly ChecklistQuestion[] = [
  { id: 'q1', text: '是否按课程方案开齐开足课程', indicator: null, clause: clause('一') },
  { id: 'q2', text: '音乐、美术专用教室是否达到规定数量和面积', indicator: 'B3', clause: clause('三') },
  { id: 'q3', text: '班额是否控制在规定限额以内', indicator: 'B4', clause: clause('四') },
  { id: 'q4', text: '生均体育运动场馆面积是否达标', indicator: 'L5', clause: '教督〔2017〕6号 第五条' },
  { id: 'q5', text: '教师培训学时和经费是否落实', indicator: 'B8', clause: clause('八') },
  { id: 'q6', text: '是否落实阳光分班和均衡配置师资', indicator: null, clause: clause('十二') },
  { id: 'q7', text: '校园安全管理制度是否健全', indicator: null, clause: '教育督导条例 第十一条' },
  { id: 'q8', text: '教学仪器设备是否登记入账并正常使用', indicator: 'L6', clause: '教督〔2017〕6号 第五条' },
];

/** What visits find. */
export const findings = [
  { problem: '音乐专用教室面积68平方米，低于73平方米的规定。', clause: clause('三'), indicator: 'B3' },
  { problem: '三年级两个班班额分别为52人、54人，超过45人。', clause: clause('四'), indicator: 'B4' },
  { problem: '生均体育运动场馆面积6.9平方米，低于7.5平方米。', clause: '教督〔2017〕6号 第五条', indicator: 'L5' },
  { problem: '每百名学生拥有网络多媒体教室数2.1间，低于2.3间。', clause: '教督〔2017〕6号 第五条', indicator: 'L7' },
  { problem: '体育、艺术专任教师缺额2人，由其他学科教师兼任。', clause: '教督〔2017〕6号 第五条', indicator: 'L3' },
] as const;
