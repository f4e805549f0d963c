import { checklist, inspect } from './inspection-acts.js';
import type { Scene } from './scene.js';
import { actorsOf, second, secondJunior, sibaozi, suburb, third, thirdJunior } from './zhangwu-cast.js';

export { inspections } from './zhangwu-visits.js';
export { common } from './zhangwu-common.js';

/** Winter to summer: what became of each issue. */
export const rectification = async (scene: Scene): Promise<void> => {
  const { play, county, school, issue, notice, correct } = scene;
  const { director, inspector1, inspector2, inspector3, leader } = actorsOf(county);

  await play.on('2024-12-09');
  // 郊区小学 buys equipment: closed, and the figures are corrected because of it.
  const equipment = await issue('生均教学仪器设备值 1600 元', school(suburb), inspector2);
  // 第三小学: the first closure is sent back with what is missing.
  const laboratory = await issue('科学实验室仪器未入账', school(third), inspector1);
  // 第二小学: closed in spring, found again in June.
  const equipmentRoom = await issue('课间体育器材锁闭', school(second), inspector1);
  const sports = await issue('生均体育运动场馆面积 7.75', school(secondJunior), inspector1);
  const rooms = await issue('生均教学及辅助用房面积 4.58', school(secondJunior), inspector2);
  const teachers = await issue('初中部没有体育、艺术专任教师', school(sibaozi), inspector1);
  const waiting = await issue('体育、艺术专任教师每百名学生 0.60', school(thirdJunior), inspector2);

  await equipment.assign(notice(), school(suburb).id, '2025-03-31');
  await laboratory.assign(notice(), school(third).id, '2025-02-28');
  await equipmentRoom.assign(notice(), school(second).id, '2025-01-10');
  await sports.assign(notice(), school(secondJunior).id, '2025-04-30', [county.departments.finance]);
  await rooms.assign(notice(), school(secondJunior).id, '2025-05-30', [county.departments.finance]);
  // 编制 is not the school's to give: the staffing office is asked before it is ordered.
  await teachers.by(director, {
    type: 'RequestConsultation',
    departmentId: county.departments.staffing,
    question: '四堡子九年制学校初中部无体艺专任教师，请贵办核增或调剂编制 2 名。',
  });

  await play.on('2024-12-11');
  for (const one of [equipment, laboratory, equipmentRoom, sports, rooms]) await one.acknowledge();
  const staffing = county.people.staffing!.actor;
  await teachers.by(staffing, { type: 'AcceptConsultation', note: '同意牵头，从县域编制周转池调剂。' });
  await play.on('2024-12-12');
  await teachers.assign(notice(), county.departments.staffing, '2025-08-20', [school(sibaozi).id]);

  await play.on('2024-12-16');
  await equipment.plan('生均仪器设备值达到 2000 元以上', '申请专项资金 50 万元，购置科学、信息科技设备并入账', [
    { text: '完成采购', dueDate: '2025-02-28' },
    { text: '安装、入账', dueDate: '2025-03-20' },
  ]);
  await laboratory.plan('仪器全部入账、分类上架', '逐件清点，补建台账', [{ text: '清点入账', dueDate: '2025-01-20' }]);
  await equipmentRoom.plan('大课间器材全部开放', '指定专人每日开放、登记', [{ text: '开放', dueDate: '2024-12-25' }]);
  await sports.plan('新增运动场地 4,700 ㎡', '与毗邻地块置换，新建塑胶场地', [
    { text: '完成地块手续', dueDate: '2025-02-28' },
    { text: '场地施工', dueDate: '2025-04-25' },
  ]);
  await rooms.plan('新增功能室 2,400 ㎡', '改造旧食堂为实验楼', [{ text: '改造完工', dueDate: '2025-05-20' }]);
  const handsOfStaffing = { reporter: staffing, head: staffing };
  const shortage = teachers.with(handsOfStaffing);
  await shortage.acknowledge();
  await shortage.plan('为初中部配齐体育、美术教师各 1 名', '周转池调剂 1 名，招聘 1 名', [
    { text: '调剂到岗', dueDate: '2025-03-01' },
    { text: '招聘到岗', dueDate: '2025-08-20' },
  ]);
  await play.on('2024-12-18');
  for (const one of [equipment, laboratory, equipmentRoom, sports, rooms, shortage]) await one.approvePlan();

  await play.on('2024-12-26');
  await equipmentRoom.progress('器材室每日课间开放，登记册已启用', 100);
  await equipmentRoom.approveReport('器材开放制度已落实，抽查一周均按时开放。');
  await play.on('2024-12-27');
  await equipmentRoom.requestClosure('器材室已按制度开放', '2024-12-25');
  await play.on('2025-01-03');
  await equipmentRoom.verify('2025-01-03', '随机抽查三个班，器材均开放', true);
  await equipmentRoom.close();

  await play.on('2025-01-15');
  await laboratory.progress('已清点 312 件，入账 260 件', 80);
  await laboratory.approveReport('仪器清点入账基本完成。');
  await laboratory.requestClosure('仪器已清点入账', '2025-01-15');
  await play.on('2025-01-20');
  await laboratory.verify('2025-01-20', '尚有 52 件未入账，两柜未分类', false);
  await laboratory.reject('52 件仪器补登入账，按学科分柜上架并贴标签，附入账凭证。');
  await play.on('2025-02-24');
  await laboratory.progress('312 件全部入账，分柜上架', 100);
  await laboratory.approveReport('补充整改要求已逐项完成。');
  await laboratory.requestClosure('补充整改已完成，附入账凭证', '2025-02-23');
  await play.on('2025-02-27');
  await laboratory.verify('2025-02-27', '账物相符，标签齐全', true);
  await laboratory.close();

  await play.on('2025-03-10');
  await equipment.progress('设备已到货安装，新增设备值 52 万元；两间闲置库房改为功能室，新增 420 ㎡', 100);
  await equipment.approveReport('生均仪器设备值达到 2040 元。');
  await equipment.requestClosure('设备购置入账完成', '2025-03-08');
  await play.on('2025-03-12');
  await equipment.verify('2025-03-12', '现场清点，与入账凭证一致', true);
  await equipment.close();
  await correct(
    school(suburb),
    'primary',
    { teachingEquipmentValue: '2408000', teachingAncillaryArea: '4721.1' },
    '2025-03-08',
    '新购设备 52 万元入账，新增功能室 420 ㎡，经现场核查',
  );

  await play.on('2025-04-18');
  await sports.progress('地块置换手续办结，场地基层完成', 60);
  await sports.requestExtension(
    '2025-09-30',
    '地块置换批复晚于预期，塑胶面层须待气温稳定',
    '基层已完成六成',
    '2025-09-15',
  );
  await rooms.progress('旧食堂加固完成，内装招标中', 40);
  await play.on('2025-04-22');
  await sports.by(leader, { type: 'GrantExtension', note: '同意延期，须按月报送进度。' });

  // 四堡子: the first teacher is there; the deadline is still ahead.
  await play.on('2025-04-23');
  await shortage.progress('调剂体育教师 1 名，已到岗', 50);

  // The rooms are late: the ladder goes up on its days, until an answer to the blue slip holds it for a while.
  await rooms.watched('2025-06-05');
  await play.on('2025-06-05');
  await waiting.assign(notice(), school(thirdJunior).id, '2025-09-30');
  await play.on('2025-06-09');
  await rooms.answerSlip('内装第一次招标流标，已重新公告，6 月下旬开标，8 月中旬完工', '2025-08-15');
  await play.on('2025-06-10');
  await rooms.by(director, { type: 'AcceptRungAnswer', holdUntil: '2025-06-20', note: '开标后即报施工计划。' });
  await equipmentRoom.with({ inspector: inspector3 }).reopen('回头看发现器材室连续三日未开放，问题反弹');
  // A post is filled once a year: 长期整改, in stages that the office looks at.
  await shortage.requestLongTerm(
    '2026-08-20',
    [
      { goal: '美术课由周转池教师走教，开齐开足', reviewOn: '2025-09-15' },
      { goal: '美术教师 1 名招聘到岗', reviewOn: '2026-08-15' },
    ],
    '2025 年招聘计划无人报考该岗位，须列入 2026 年计划',
    '体育教师 1 名已到岗',
  );
  await play.on('2025-06-12');
  await equipmentRoom.assign(notice(), school(second).id, '2025-09-10');
  await equipmentRoom.acknowledge();
  await shortage.by(leader, { type: 'GrantLongTerm', note: '同意，按阶段复核。' });
  await sports.by(leader, {
    type: 'WaiveIssue',
    until: '2025-08-31',
    reason: '场地与县排水管网改造交叉，管网 8 月底完工前不能铺设面层',
    evidence: [await scene.prove('排水管网改造工期函')],
  });

  // One more visit at the end of the year: its issue waits to be assigned.
  await inspect(await play.on('2025-06-18'), scene.prove, director, {
    id: scene.visitId('z7'),
    kind: 'routine',
    unitId: school('九年一贯制学校02').id,
    subject: '九年一贯制学校02经常性督导',
    date: '2025-06-20',
    team: [inspector2],
    checklist,
    found: [{ problem: '食堂留样记录缺两日', clause: '学校食品安全与营养健康管理规定 第四十条', severity: 'ordinary' }],
  });
  await rooms.watched('2025-07-09');
};
