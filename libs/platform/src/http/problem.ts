import { dayText, isDate } from '@app/domain/kernel';

/** One field that is wrong: its path (`figures[0].value`) and what to do about it. */
export type FieldError = Readonly<{ field: string; detail: string }>;

/** An answer other than success, by its stable code. Sentences come from a table; `details` fill their `{names}`. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly details: Readonly<Record<string, unknown>> = {},
    readonly errors: readonly FieldError[] = [],
    /** Seconds after which asking again makes sense. */
    readonly retryAfter: number | null = null,
  ) {
    super(code);
    this.name = 'Problem';
  }
}

/** RFC 9457, as sent. */
export type ProblemDocument = Readonly<{
  type: string;
  title: string;
  status: number;
  detail: string;
  /** Stable: programs decide on this. */
  code: string;
  /** The data that explain the refusal. */
  details?: Readonly<Record<string, unknown>>;
  errors?: readonly FieldError[];
  /** Number under which the cause stands in the server's log. */
  incident?: string;
}>;

/** Sentences of the edge itself, in the words of a clerk's screen. */
export const edgeSentences: Readonly<Record<string, string>> = {
  'request.invalid': '提交的内容有误，请按提示逐项修改。',
  'request.invalid-parameter': '网址中的编号或参数格式不正确。',
  'request.invalid-header': '请求头 {header} 的格式不正确。',
  'request.broken-json': '提交的内容不是有效的 JSON，无法读取。',
  'request.not-text': '提交的内容含有无法保存的字符（{path}），请删除后重新提交。',
  'request.too-deep': '提交的内容嵌套过深（超过 {deepest} 层），无法读取。',
  'request.broken-form': '上传的表单不完整或格式不正确，请重新上传。',
  'request.too-large': '提交的内容太大，请拆分或压缩后重新提交。',
  'request.media-type': '不支持这种内容格式，请使用 application/json 提交。',
  'request.not-found': '没有这个网址。',
  'request.method': '这个网址不支持该操作，可用的操作：{allowed}。',
  'request.too-many': '操作过于频繁，请稍后再试。',
  'county.too-many':
    '{county}本分钟的办理请求已超过 {most} 次，为不影响其他区县，请 {seconds} 秒后再试；大量办理请改用批量导入，或请管理员调高上限。',
  'request.refused': '请求无法处理。',
  'point.before-first-record': '所填时间早于第一条记录，那时还没有任何记录，请改填以后的时间。',
  'resource.not-found': '没有找到该内容，或不在本账号的管辖范围内。',
  'access.sign-in': '请先登录。',
  'access.not-permitted': '本岗位没有此项权限。',
  'access.not-permitted-here': '对该单位没有此项权限。',
  'access.not-permitted-whole': '此项操作涉及系统中的全部单位，须由管辖全部单位的管理员办理。',
  'access.must-change-password': '请先修改初始密码，再进行其他操作。',
  'access.forged': '为防止他人冒用登录状态，请从本系统页面提交（缺少 JSON 内容类型或 X-Requested-With 请求头）。',
  'attachments.unavailable': '附件存储暂时不可用，请稍后重试；填写的内容没有保存。',
  'backup.running': '正在备份，请等它完成后再做下一次。',
  'backup.not-here': '只有单机方式的数据可以在这里备份，请按所用数据库的办法备份。',
  'changes.unavailable': '实时提醒的连接已满，请稍后再试；其他功能不受影响。',
  'lists.rebuilding': '程序升级后正在重建查询库，这一项要等重建完成才能查看或办理；已提交的内容都在，请稍后再试。',
  'log.history-differs':
    '日志与 {madeAt} 签署的检查点（{count} 条）不符：可能恢复了更早的备份，或记录被改动。请联系系统管理员核验。',
  'report.not-proven': '日志里没有这份报告签发时的记录，或记录被改动过，请联系系统管理员核对日志。',
  'program.outdated':
    '该事项含有更新版本的程序写入的记录，本节点还不能办理，内容未保存；请稍后重试，或请管理员升级本节点的程序。',
  'store.unavailable': '数据库暂时无法写入，内容未保存，请稍后重试。',
  'server.fault': '系统出现故障，本次操作未完成。请记下编号 {incident} 并告知管理员。',
};

const titles: Readonly<Record<number, string>> = {
  400: '提交有误',
  401: '未登录',
  403: '无权操作',
  404: '未找到',
  405: '不支持的操作',
  409: '不能这样操作',
  412: '内容已更新',
  413: '内容太大',
  415: '格式不支持',
  422: '内容不合规定',
  429: '操作过于频繁',
  500: '系统故障',
  503: '暂时无法服务',
};

const shown = (value: unknown): string =>
  Array.isArray(value)
    ? value.map(shown).join('、')
    : value === null || value === undefined
      ? '无'
      : typeof value === 'object'
        ? JSON.stringify(value)
        : typeof value === 'string' && isDate(value)
          ? dayText(value)
          : String(value as string | number | boolean);

/** `{name}` in a sentence, filled from the details: a day as it is written in letters, and `“{name}”` as it was sent. */
export const fill = (sentence: string, details: Readonly<Record<string, unknown>>): string =>
  sentence.replace(/(“?)\{(\w+)\}/g, (whole, quote: string, name: string) => {
    if (!Object.hasOwn(details, name)) return whole;
    const value = details[name];
    return `${quote}${quote !== '' && typeof value === 'string' ? value : shown(value)}`;
  });

/** The document of a problem; a code without a sentence still gets its status's title. */
export const documentOf = (problem: Problem, sentences: Readonly<Record<string, string>>): ProblemDocument => {
  const title = titles[problem.status] ?? '请求无法处理';
  const sentence = sentences[problem.code] ?? edgeSentences[problem.code];
  return {
    type: `urn:hengjian:problem:${problem.code}`,
    title,
    status: problem.status,
    detail: sentence ? fill(sentence, problem.details) : `${title}。`,
    code: problem.code,
    ...(Object.keys(problem.details).length > 0 ? { details: problem.details } : {}),
    ...(problem.errors.length > 0 ? { errors: problem.errors } : {}),
  };
};
