import { createHash } from 'node:crypto';
import { Refusal } from '@app/domain/kernel';
import type { FormReference } from '@app/domain/submissions';

/** Of the hidden sheet that says what a workbook is. */
export const identitySheet = '_衡鉴标识';
const product = 'hengjian';
const layout = '1';

/** What a workbook says of itself: whose it is, of which forms and year, and when it was made. */
export type WorkbookIdentity = Readonly<{
  kind: 'school' | 'bureau';
  tenant: string;
  /** `2024-2025` */
  dataYear: string;
  /** The unit of a school's workbook; that under which the bureau's collects. */
  unitId: string;
  unitName: string;
  forms: readonly (FormReference & Readonly<{ title: string }>)[];
  /** ISO instant. */
  exportedAt: string;
}>;

const pairsOf = (identity: WorkbookIdentity): readonly (readonly [string, string])[] => [
  ['产品', product],
  ['版式', layout],
  ['种类', identity.kind],
  ['系统', identity.tenant],
  ['数据年度', identity.dataYear],
  ['单位编号', identity.unitId],
  ['单位名称', identity.unitName],
  ['表样', identity.forms.map(({ id, version, title }) => `${id}@${version} ${title}`).join('\n')],
  ['生成时间', identity.exportedAt],
];

/** Finds slips, not forgers: what somebody may file is decided by who they are, not by what a file says. */
const digestOf = (pairs: readonly (readonly [string, string])[]): string =>
  createHash('sha256').update(JSON.stringify(pairs)).digest('hex');

/** The rows of the hidden sheet. */
export const identityRows = (identity: WorkbookIdentity): readonly (readonly [string, string])[] => {
  const pairs = pairsOf(identity);
  return [...pairs, ['校验', digestOf(pairs)]];
};

const altered = () => new Refusal('workbook.identity-altered', {}, 'invalid');

const formsIn = (text: string): WorkbookIdentity['forms'] =>
  text.split('\n').map((line) => {
    const found = /^(section|premises|county)@(\d{1,6}) (.*)$/.exec(line);
    if (!found) throw altered();
    return { id: found[1] as FormReference['id'], version: Number(found[2]), title: found[3]! };
  });

/**
 * Reads the rows back. @throws Refusal workbook.foreign when they are not ours, workbook.identity-altered when they were
 * changed, workbook.outdated when they are of another layout
 */
export const identityOf = (rows: ReadonlyMap<string, string>): WorkbookIdentity => {
  if (rows.get('产品') !== product) throw new Refusal('workbook.foreign', {}, 'invalid');
  const of = (key: string): string => {
    const value = rows.get(key);
    if (value === undefined) throw altered();
    return value;
  };
  const found = of('版式');
  if (found !== layout) throw new Refusal('workbook.outdated', { title: '填报表', found, wanted: layout }, 'invalid');
  const identity: WorkbookIdentity = {
    kind: of('种类') === 'bureau' ? 'bureau' : 'school',
    tenant: of('系统'),
    dataYear: of('数据年度'),
    unitId: of('单位编号'),
    unitName: of('单位名称'),
    forms: formsIn(of('表样')),
    exportedAt: of('生成时间'),
  };
  if (of('校验') !== digestOf(pairsOf(identity))) throw altered();
  return identity;
};
