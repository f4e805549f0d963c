import type { LogThen } from '../events.js';

/**
 * What a paper carries beside its own values, so that whoever holds it can prove it: in the built-in form's header and
 * footer, and by name in a bureau's own template. A draft has no number, no code and no head of the log.
 */
export type PaperStamp = Readonly<{
  /** 自查自评报告. */
  name: string;
  /** As printed: `彰武县2024-2025学年自查自评报告第3号`; null: a draft. */
  number: string | null;
  /** Name of the standard. */
  standard: string;
  /** ISO date. */
  asOf: string;
  /** The last event (number in the log) that the paper knows of. */
  knownAt: number;
  log: LogThen | null;
  /** ISO date. */
  issuedOn: string | null;
  /** Short code as printed, in groups. */
  code: string | null;
  /** Of the page that verifies this paper; null where the server does not know its own address. */
  address: string | null;
}>;

/** The name of the square code, which is a picture. */
export const squareName = '二维码';
/** What a template may not be without: a paper that has no number, or that nobody can verify, is none. */
export const obligatoryNames = ['文书编号', squareName] as const;

/** Names that every template may use, whatever its kind, and what they mean. */
export const stampNames: Readonly<Record<string, string>> = {
  文书名称: '文书的种类，如“自查自评报告”',
  文书编号: '连续的编号；草稿印“草稿”（必须有）',
  [squareName]: '核验页的二维码，是一幅图（必须有）',
  核验短码: '在“报告核验”页填写的短码',
  核验地址: '本文书的核验网址',
  依据标准: '测算所用标准的名称',
  数据基准日期: '各数所反映的日期',
  截至记录: '各数所依据的最后一条记录的编号',
  日志条数: '签发时日志共有几条',
  日志根值: '签发时日志的根值',
  签发日期: '签发的日期',
};

const dated = (day: string): string => {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
};

/** The stamp as texts by name, the square code left out. What a draft has not reads as such. */
export const stampTexts = (stamp: PaperStamp): Readonly<Record<string, string>> => ({
  文书名称: stamp.name,
  文书编号: stamp.number ?? '草稿',
  核验短码: stamp.code ?? '',
  核验地址: stamp.address ?? '',
  依据标准: stamp.standard,
  数据基准日期: dated(stamp.asOf),
  截至记录: String(stamp.knownAt),
  日志条数: stamp.log === null ? '' : String(stamp.log.count),
  日志根值: stamp.log === null ? '' : stamp.log.root,
  签发日期: stamp.issuedOn === null ? '' : dated(stamp.issuedOn),
});
