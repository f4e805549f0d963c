import { InspectionRequest, type InspectionAsk } from '@app/application/inspections';
import type { Actor } from '@app/domain/kernel';
import type { County } from './cast.js';
import { checklist, inspect } from './inspection-acts.js';
import type { Scene } from './scene.js';

const big = '单办初中12';
const full = '单办小学06';
const music = '单办小学18';
const kitchen = '单办初中03';

const actorsOf = (county: County) => ({
  director: county.people.director!.actor,
  inspector1: county.people.inspector1!.actor,
  inspector2: county.people.inspector2!.actor,
  inspector3: county.people.inspector3!.actor,
});

/** A comprehensive visit with its letter, after the school was heard; and three routine ones. */
export const inspections = async ({ play, prove, county, school, visitId }: Scene): Promise<void> => {
  const { director, inspector1, inspector2, inspector3 } = actorsOf(county);
  const comprehensive = visitId('r1');
  await inspect(await play.on('2024-12-02'), prove, director, {
    id: comprehensive,
    kind: 'comprehensive',
    unitId: school(big).id,
    subject: '优质均衡综合督导',
    date: '2024-12-09',
    team: [inspector1, inspector2, inspector3],
    checklist,
    found: [
      {
        problem: '在校生 2578 人，超过 2000 人',
        clause: '教督〔2017〕6号 政府保障 四',
        severity: 'ordinary',
        suggestedDueDate: '2025-08-31',
      },
      {
        problem: '5 个班超过 50 人',
        clause: '教督〔2017〕6号 政府保障 五',
        severity: 'ordinary',
        suggestedDueDate: '2025-08-31',
      },
    ],
  });
  const by = (actor: Actor, command: InspectionAsk) =>
    play.act(actor, (request) => new InspectionRequest(comprehensive, command, request));
  await play.on('2024-12-13');
  await by(inspector1, {
    type: 'FileReport',
    reportNumber: '荣督报〔2024〕6号',
    report: '综合督导报告：校额、班额偏大，其余达标。',
  });
  await by(director, {
    type: 'IssuePreliminaryOpinion',
    opinion: '校额、班额超标，拟要求 2025 年秋季起控制招生规模。',
  });
  const head = county.principals.get(school(big).id)!.actor;
  await play.on('2024-12-17');
  await by(head, {
    type: 'FileDefence',
    defenceId: play.id('defence', 'r1'),
    text: '相邻片区学校改建，本年度临时接收 160 人，改建完成后分流。',
    evidence: [await prove('片区调整文件')],
  });
  await play.on('2024-12-20');
  await by(director, {
    type: 'AnswerDefence',
    defenceId: play.id('defence', 'r1'),
    upheld: true,
    answer: '情况属实，整改期限放宽至 2025 年 8 月底。',
  });
  await play.on('2024-12-24');
  await by(director, {
    type: 'IssueOpinionLetter',
    letterNumber: '荣督意〔2024〕6号',
    opinion: '请于 2025 年 8 月 31 日前将校额、班额降至规定以内。申辩意见已采纳。',
    rectificationDueDate: '2025-08-31',
  });

  await inspect(await play.on('2024-12-25'), prove, director, {
    id: visitId('r2'),
    kind: 'routine',
    unitId: school(full).id,
    subject: '单办小学06经常性督导',
    date: '2024-12-26',
    team: [inspector2],
    checklist,
    found: [
      { problem: '三年级两个班 47 人，超过 45 人', clause: '教督〔2017〕6号 政府保障 五', severity: 'ordinary' },
      { problem: '三年级 2 班班额 47 人', clause: '教督〔2017〕6号 政府保障 五', severity: 'ordinary' },
    ],
  });
  await inspect(await play.on('2025-01-06'), prove, director, {
    id: visitId('r3'),
    kind: 'routine',
    unitId: school(music).id,
    subject: '单办小学18经常性督导',
    date: '2025-01-07',
    team: [inspector3],
    checklist,
    found: [
      { problem: '音乐专用教室 72 ㎡，不足 96 ㎡', clause: '教督〔2017〕6号 政府保障 三', severity: 'ordinary' },
      { problem: '随班就读学生公用经费未按 8000 元拨付', clause: '教督〔2017〕6号 政府保障 七', severity: 'ordinary' },
    ],
  });
  await inspect(await play.on('2025-03-17'), prove, director, {
    id: visitId('r4'),
    kind: 'routine',
    unitId: school(kitchen).id,
    subject: '单办初中03经常性督导',
    date: '2025-03-18',
    team: [inspector1],
    checklist,
    found: [
      { problem: '食堂燃气报警器失效', clause: '学校食品安全与营养健康管理规定 第十六条', severity: 'serious' },
      { problem: '消防通道堆放课桌', clause: '中小学幼儿园安全管理办法 第十八条', severity: 'ordinary' },
    ],
  });
};

/** What became of each. */
export const rectification = async ({ play, county, school, issue, notice }: Scene): Promise<void> => {
  const { director, inspector1, inspector2, inspector3 } = actorsOf(county);
  await play.on('2025-01-08');
  const enrolment = await issue('在校生 2578 人', school(big), inspector1);
  const classes = await issue('5 个班超过 50 人', school(big), inspector2);
  const twoClasses = await issue('三年级两个班 47 人', school(full), inspector1);
  const oneClass = await issue('三年级 2 班班额', school(full), inspector1);
  const room = await issue('音乐专用教室 72', school(music), inspector1);
  const funds = await issue('随班就读学生公用经费', school(music), inspector2);
  await enrolment.assign(notice(), school(big).id, '2025-04-30');
  await classes.assign(notice(), school(big).id, '2025-08-31');
  await twoClasses.assign(notice(), school(full).id, '2025-06-30');
  await oneClass.by(director, {
    type: 'SupersedeIssue',
    byIssueId: twoClasses.issueId,
    reason: '与“两个班 47 人”为同一问题，并案办理',
  });
  await room.assign(notice(), school(music).id, '2025-06-20');
  await funds.assign(notice(), school(music).id, '2025-03-31');

  await play.on('2025-01-10');
  for (const one of [enrolment, classes, twoClasses, room, funds]) await one.acknowledge();
  // The school cannot pay what finance does not allot: the notice goes to the finance office.
  await play.on('2025-01-15');
  await funds.by(director, {
    type: 'ReassignIssue',
    reason: '经费拨付属财政部门职责，转由区财政局牵头',
    noticeNumber: notice(),
    leadUnitId: county.departments.finance,
    supportingUnitIds: [school(music).id],
    dueDate: '2025-09-30',
  });
  const finance = county.people.finance!.actor;
  const paid = funds.with({ reporter: finance, head: finance });
  await play.on('2025-01-17');
  await paid.acknowledge();

  await enrolment.plan('2025 年秋季在校生降至 2000 人以内', '停招择校生，分流片区外学生', [
    { text: '分流方案公示', dueDate: '2025-04-15' },
  ]);
  await classes.plan('班额全部降至 50 人以内', '增设 2 个班', [{ text: '增班', dueDate: '2025-08-31' }]);
  await twoClasses.plan('两个班降至 45 人以内', '自然减员', [{ text: '观察', dueDate: '2025-06-30' }]);
  await room.plan('音乐教室扩至 96 ㎡', '打通相邻准备室', [{ text: '施工', dueDate: '2025-05-31' }]);
  await play.on('2025-01-21');
  await enrolment.approvePlan();
  await classes.approvePlan();
  await room.approvePlan();
  await twoClasses.returnPlan('“自然减员”不是措施：请写明分班办法、时间和责任人。');

  await play.on('2025-03-20');
  const gas = await issue('食堂燃气报警器失效', school(kitchen), inspector2);
  const fire = await issue('消防通道堆放课桌', school(kitchen), inspector3);
  await gas.assign(notice(), school(kitchen).id, '2025-05-10');
  await fire.assign(notice(), school(kitchen).id, '2025-04-10');
  await gas.acknowledge();
  await gas.plan('更换报警器并联动切断', '由燃气公司更换全部探头', [{ text: '更换', dueDate: '2025-04-30' }]);
  await fire.by(director, { type: 'WithdrawIssue', reason: '经核实为当日搬迁临时堆放，当场清理完毕' });
  await play.on('2025-03-24');
  await gas.approvePlan();

  await play.on('2025-04-25');
  await enrolment.progress('分流方案已公示，涉及 210 人', 30);
  await enrolment.requestExtension('2025-12-31', '分流须待秋季开学', '方案已公示', '2025-11-30');
  await play.on('2025-04-28');
  await enrolment.by(director, { type: 'RefuseExtension', reason: '分流方案可在期限内完成，到位时间另行跟踪。' });

  // Done on 3 May, before it was due on 10 May; told on 20 May. The record keeps both days.
  await play.on('2025-05-20');
  await gas.progress('报警器全部更换并联动测试', 100, '2025-05-03');
  await gas.approveReport('更换 6 只探头，联动切断正常。');
  await gas.requestClosure('燃气报警器更换完成', '2025-05-03');
  await play.on('2025-05-22');
  await gas.verify('2025-05-22', '现场测试报警、切断正常', true);
  await play.on('2025-05-29');
  await gas.verify('2025-05-29', '第二次核查：值守记录完整，设备正常', true);
  await gas.close();

  await play.on('2025-06-16');
  await room.progress('两室打通，面积 98 ㎡', 100);
  await room.approveReport('音乐教室扩建完成，面积 98 ㎡。');
  await room.requestClosure('音乐教室 98 ㎡，已启用', '2025-06-12');
};
