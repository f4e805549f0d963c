import { checklist, inspect } from './inspection-acts.js';
import type { Scene } from './scene.js';
import { actorsOf, clauseOf, second, secondJunior, sibaozi, suburb, third, thirdJunior } from './zhangwu-cast.js';

/** Autumn: routine and thematic visits to the schools that the figures show to fall short. */
export const inspections = async ({ play, prove, county, school, visitId }: Scene): Promise<void> => {
  const { director, inspector1, inspector2, inspector3 } = actorsOf(county);
  await inspect(await play.on('2024-11-14'), prove, director, {
    id: visitId('z1'),
    kind: 'thematic',
    unitId: school(secondJunior).id,
    subject: '资源配置达标专项督导',
    date: '2024-11-18',
    team: [inspector1, inspector2, inspector3],
    checklist,
    found: [
      {
        problem: '生均体育运动场馆面积 7.75 ㎡，低于 10.2 ㎡',
        clause: clauseOf('L5'),
        severity: 'serious',
        indicator: 'L5',
      },
      {
        problem: '生均教学及辅助用房面积 4.58 ㎡，低于 5.8 ㎡',
        clause: clauseOf('L4'),
        severity: 'ordinary',
        indicator: 'L4',
      },
      { problem: '走廊照明灯有两盏不亮', clause: '中小学校设计规范', severity: 'onTheSpot' },
    ],
  });
  await inspect(await play.on('2024-11-19'), prove, director, {
    id: visitId('z2'),
    kind: 'routine',
    unitId: school(sibaozi).id,
    subject: '四堡子九年制学校经常性督导',
    date: '2024-11-21',
    team: [inspector2],
    checklist,
    found: [{ problem: '初中部没有体育、艺术专任教师', clause: clauseOf('L3'), severity: 'complex', indicator: 'L3' }],
  });
  await inspect(await play.on('2024-11-22'), prove, director, {
    id: visitId('z3'),
    kind: 'thematic',
    unitId: school(suburb).id,
    subject: '教学仪器设备专项督导',
    date: '2024-11-26',
    team: [inspector1, inspector2, inspector3],
    checklist,
    found: [
      {
        problem: '生均教学仪器设备值 1600 元，低于 2000 元',
        clause: clauseOf('L6'),
        severity: 'ordinary',
        indicator: 'L6',
      },
    ],
  });
  await inspect(await play.on('2024-11-27'), prove, director, {
    id: visitId('z4'),
    kind: 'routine',
    unitId: school(third).id,
    subject: '第三小学经常性督导',
    date: '2024-11-28',
    team: [inspector3],
    checklist,
    found: [{ problem: '科学实验室仪器未入账、未上架', clause: clauseOf('L6'), severity: 'ordinary', indicator: 'L6' }],
  });
  await inspect(await play.on('2024-11-29'), prove, director, {
    id: visitId('z5'),
    kind: 'routine',
    unitId: school(second).id,
    subject: '第二小学经常性督导',
    date: '2024-12-02',
    team: [inspector2],
    checklist,
    found: [{ problem: '课间体育器材锁闭不开放', clause: '教督〔2017〕6号 教育质量 五', severity: 'ordinary' }],
  });
  await inspect(await play.on('2024-12-03'), prove, director, {
    id: visitId('z6'),
    kind: 'routine',
    unitId: school(thirdJunior).id,
    subject: '第三初级中学经常性督导',
    date: '2024-12-05',
    team: [inspector1],
    checklist,
    found: [
      {
        problem: '体育、艺术专任教师每百名学生 0.60 人，低于 0.9 人',
        clause: clauseOf('L3'),
        severity: 'ordinary',
        indicator: 'L3',
      },
    ],
  });
};
