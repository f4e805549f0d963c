import type { ChecklistQuestion, InspectionKind } from './events.js';

/** A checklist that a plan can begin with; its questions may be changed before the plan is made. */
export type ChecklistTemplate = Readonly<{
  id: string;
  name: string;
  /** For which inspections it is offered first. */
  kinds: readonly InspectionKind[];
  questions: readonly ChecklistQuestion[];
}>;

const matters = [
  '校务管理和制度执行情况是否符合规定',
  '招生、收费、择校是否符合规定',
  '课程开设和课堂教学是否符合课程方案',
  '学生学习、体育锻炼和课业负担是否符合规定',
  '教师师德和专业发展情况是否良好',
  '校园及周边安全、学生交通安全是否有保障',
  '食堂、食品、饮水及宿舍卫生是否符合要求',
  '校风、教风、学风是否良好',
];
const numerals = '一二三四五六七八';

/** 责任督学经常性督导的八项内容: 《中小学校责任督学挂牌督导办法》. */
const routine: ChecklistTemplate = {
  id: 'eight-matters',
  name: '责任督学经常性督导八项内容',
  kinds: ['routine'],
  questions: matters.map((text, index) => ({
    id: `m${index + 1}`,
    text,
    indicator: null,
    clause: `中小学校责任督学挂牌督导办法 督导内容第${numerals[index]}项`,
  })),
};

const resources: readonly (readonly [indicator: string, text: string])[] = [
  ['L1', '每百名学生拥有高于规定学历教师数与填报相符'],
  ['L2', '每百名学生拥有县级以上骨干教师数与填报相符'],
  ['L3', '每百名学生拥有体育、艺术专任教师数与填报相符，并按课表上课'],
  ['L4', '生均教学及辅助用房面积与填报相符，能正常使用'],
  ['L5', '生均体育运动场馆面积与填报相符，能正常使用'],
  ['L6', '生均教学仪器设备值与填报相符，台账与实物一致'],
  ['L7', '每百名学生拥有网络多媒体教室数与填报相符，能正常使用'],
];

/** 资源配置七项指标的实地核查: 教督〔2017〕6号. */
const allocation: ChecklistTemplate = {
  id: 'allocation',
  name: '资源配置七项指标实地核查',
  kinds: ['thematic', 'comprehensive'],
  questions: resources.map(([indicator, text], index) => ({
    id: `r${index + 1}`,
    text,
    indicator,
    clause: `教督〔2017〕6号 资源配置（${numerals[index]}）`,
  })),
};

/** Every checklist that a plan can begin with. */
export const checklistTemplates: readonly ChecklistTemplate[] = [routine, allocation];
