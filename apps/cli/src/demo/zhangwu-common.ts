import { CommonIssueRequest, type CommonIssueAsk } from '@app/application/rectifications';
import { commonIssueById } from '@app/projections/rectifications';
import type { Scene } from './scene.js';
import { actorsOf } from './zhangwu-cast.js';

const schools = ['九年一贯制学校05', '九年一贯制学校06', '九年一贯制学校07', '九年一贯制学校08'] as const;
const problem = '实验室危险化学品未做到双人双锁';

/** Spring: one finding in four schools, one plan for all, and a second version that does not come to each. */
export const common = async (scene: Scene): Promise<void> => {
  const { play, county, school, issue, until } = scene;
  const { director, inspector1 } = actorsOf(county);
  const id = play.id('common-issue', 'chemicals');
  const ask = (command: CommonIssueAsk) =>
    play.act(director, (request) => new CommonIssueRequest(id, command, request));

  /** The plan is carried to the schools by a process. */
  const follow = (version: number, schoolsBy: number) =>
    until(`version ${version} of the common plan`, ({ db }) => {
      const children = commonIssueById(db, id, '2025-07-10')?.children ?? [];
      return children.filter(({ planVersion }) => planVersion === version).length === schoolsBy;
    });

  await play.on('2025-05-12');
  await ask({
    type: 'RaiseCommonIssue',
    countyId: county.id,
    unitIds: schools.map((name) => school(name).id),
    issueIds: [],
    problem,
    clause: '教督〔2017〕6号 政府保障程度 二',
    severity: 'ordinary',
    suggestedDueDate: '2025-08-29',
  });
  const issues = [];
  for (const name of schools) issues.push(await issue(problem, school(name), inspector1));
  const [first, second, third] = issues as [(typeof issues)[0], ...typeof issues];
  await play.on('2025-05-13');
  // The fourth must be done before the summer's works are.
  for (const [index, one] of issues.entries())
    await one.assign(
      `彰督整〔2025〕共${index + 1}号`,
      school(schools[index]!).id,
      index === 3 ? '2025-08-10' : '2025-08-29',
    );
  await play.on('2025-05-14');
  for (const one of issues) await one.acknowledge();
  await third!.plan('危化品专柜双人双锁', '自行更换药品柜', [{ text: '更换药品柜', dueDate: '2025-06-30' }]);
  await play.on('2025-05-15');
  await third!.approvePlan();
  await play.on('2025-05-16');
  const goal = '涉事学校危险化学品全部双人双锁、账物相符';
  const measures = '全县统一采购防爆专用柜，逐校安装、逐校验收';
  const stock = { text: '清点造册，多余药品移交统一处置', dueDate: '2025-06-10' };
  const install = (dueDate: string) => [stock, { text: '专用柜到校安装', dueDate }];
  await ask({ type: 'SetCommonPlan', goal, measures, steps: install('2025-07-25') });
  await follow(1, 3);

  await play.on('2025-06-04');
  await first.progress('危险化学品清点造册，旧柜加装双锁', 100);
  await first.approveReport('危险化学品已双人双锁，台账齐全。');
  await first.requestClosure('旧柜加装双锁，双人保管', '2025-06-03');
  await play.on('2025-06-06');
  await first.verify('2025-06-06', '现场抽查，双人双锁，账物相符', true);
  await first.close();
  await second!.progress('已清点造册，多余药品移交处置', 40);
  await play.on('2025-06-16');
  await ask({
    type: 'SetCommonPlan',
    goal,
    measures: '防爆专用柜改由市级统一招标，先行加装双锁',
    steps: install('2025-08-20'),
  });
  await follow(2, 1);
};
