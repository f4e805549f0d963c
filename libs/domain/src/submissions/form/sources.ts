/** Where the definitions are written. */
export const sources = {
  /** 教育事业统计: what its words mean. */
  statistics: '教育事业统计 中国基础教育统计指标解释',
  /** The national form and its notes. */
  application: '《全国义务教育优质均衡发展县（市、区）申报表》',
  method: '教督〔2017〕6号 县域义务教育优质均衡发展督导评估办法',
  procedure: '国教督办函〔2019〕30号 县域义务教育优质均衡发展国家督导评估认定工作规程',
  basic: '教督〔2012〕3号 县域义务教育均衡发展督导评估暂行办法',
  accounts: '中小学校财务制度（部门预算、决算口径）',
} as const;
