import type { RefusalSentences } from '../kernel/index.js';

/** Of the decider, and of the services around the vault (signing in, passwords, import). */
export const accessRefusals: RefusalSentences = {
  'access.no-account': '没有这个账号。',
  'access.already-open': '该账号已开通，所属单位不同，不能重复开通。',
  'access.closed': '该账号已停用，请先恢复再操作。',
  'access.unknown-unit': '没有这个单位：{unitId}。',
  'access.unit-ended': '该单位已撤并，不能再为其开通账号或授予岗位。',
  'access.role-unit': '“{role}”岗位只能授予学校、校区或学部，不能授予该类单位。',
  'access.period': '岗位的结束日期（{until}）早于开始日期（{from}）。',
  'access.own-account': '不能为自己的账号授予、撤销岗位或停用、重置密码，请由其他管理员办理。',
  'access.username-taken': '用户名已被使用，请换一个。',
  'access.username-form': '用户名应为 2 至 64 个字符，可用汉字、字母、数字、点、横线和下划线。',
  'access.password-too-short': '密码至少 10 个字符。',
  'access.password-too-long': '密码最多 128 个字符。',
  'access.password-obvious': '密码太容易猜到，请避免用户名、连续或重复的字符和常见词。',
  'access.password-unchanged': '新密码不能与原密码相同。',
  'access.wrong-password': '用户名或密码不正确。',
  'access.locked': '连续输错密码次数过多，账号已临时锁定，{until} 后可再试。',
  'access.locked-out': '连续输错密码次数过多，请 {minutes} 分钟后再试。',
  'access.session-needed': '请先登录并修改初始密码，再建立访问令牌；不能用令牌建立令牌。',
  'access.set-up-done': '系统已经完成初始设置，请直接登录；需要账号请联系管理员。',
  'access.set-up-code': '安装码不正确。安装码显示在服务启动时的控制台上，每次启动都会更换。',
  'access.no-session': '没有这个登录状态，可能已经退出。',
  'access.no-token': '没有这个访问令牌，可能已经撤销。',
  'access.token-period': '访问令牌的有效期应晚于现在，且不超过 {days} 天。',
  'access.import': '导入文件有 {count} 处错误，没有导入任何账号，请改正后重新导入。',
};
