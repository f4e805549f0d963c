/** One tag a slice, in the order of a case: who, where, what counts, what was found, what was done about it. */
export const tags = {
  access: '登录、本人账号、账号与岗位管理、访问日志',
  todos: '待办与查找：本人和本单位要办的事，按期限；查找学校、问题、文号',
  notifications: '消息与通知：本人收到的通知、接收方式、通知渠道、送达情况',
  organizations: '组织机构：省、市、县、学区、学校、校区、学部与部门，都有起止日期',
  standards: '评估标准、县级指标与一票否决、过渡性放宽',
  deadlines: '期限与日历：放假调休、学期、各地法定时限、区县采用的时限、到期日推算',
  submissions: '数据填报：提交、退回、重报、认可、更正',
  campaigns: '填报任务：发起、签收、进度、催报、结束；新建、撤并单位的处理；我的填报表与草稿',
  indicators: '七项指标、差异系数、达标判定，任一日、任一已知时点；数值来历、缺口、现场核实',

  workbooks: 'Excel 填报：下载填报表、上传核对、下载标错的表、确认写入',
  inspections: '督导检查：计划、通知、现场、初步意见、申辩、督导意见书；回避登记',
  rectifications: '问题整改：交办、签收、方案、进展、销号、延期、协商、回头看',
  supervision: '督办：逾期与督办阶梯、催办、督办单答复、提请挂牌督办、约谈、通报',
  attachments: '附件与佐证材料',
  audit: '追溯：何人何时对何事做了什么',
  operations: '运行状态、查询库重建、备份',
} as const;
export type Tag = keyof typeof tags;

/** The slice of each controller. A controller that is not here stops the document. */
const slices: Readonly<Record<string, Tag>> = {
  Session: 'access',
  SetUp: 'access',
  Tokens: 'access',
  Accounts: 'access',
  Journal: 'access',
  Todos: 'todos',
  Search: 'todos',
  Inbox: 'notifications',
  Organizations: 'organizations',
  Schools: 'organizations',
  Standards: 'standards',
  CountyRecords: 'standards',
  Calendars: 'deadlines',
  CountyLimits: 'deadlines',
  Deadlines: 'deadlines',
  StepDeadlines: 'deadlines',
  Submissions: 'submissions',
  Campaigns: 'campaigns',
  CampaignBoards: 'campaigns',
  Returns: 'submissions',
  ReviewPage: 'submissions',
  Reviews: 'submissions',
  OwedReturns: 'campaigns',
  MyReturns: 'campaigns',
  ReturnDrafts: 'campaigns',
  Statistics: 'campaigns',
  Workbooks: 'workbooks',
  WorkbookUploads: 'workbooks',
  Indicators: 'indicators',
  Trend: 'indicators',
  CountyBoard: 'indicators',
  Explanations: 'indicators',
  Help: 'indicators',
  Verifications: 'indicators',
  Inspections: 'inspections',
  Preparations: 'inspections',
  Visits: 'inspections',
  VisitPlans: 'inspections',
  Recusals: 'inspections',
  Issues: 'rectifications',
  IssueFigures: 'rectifications',
  IssuePeople: 'rectifications',
  Rectifications: 'rectifications',
  Closures: 'rectifications',
  Clocks: 'rectifications',
  IssueBatch: 'rectifications',
  Ledgers: 'rectifications',
  PastFigures: 'submissions',
  Supervision: 'supervision',
  IssueLadder: 'supervision',
  CountyLadders: 'supervision',
  Attachments: 'attachments',
  Audit: 'audit',
  Changes: 'audit',
  Health: 'operations',
  Backups: 'operations',
};

/** @throws Error naming a controller without a slice */
export const tagOf = (operationId: string): Tag => {
  const controller = operationId.split('_')[0]!;
  const tag = slices[controller];
  if (!tag) throw new Error(`${controller}Controller belongs to no slice of open-api/tags.ts`);
  return tag;
};
