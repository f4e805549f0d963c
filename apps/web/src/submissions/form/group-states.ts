import type { Schemas } from '@app/api-client';
import type { ShownLine } from './lines';

/** How far a group of the form is: 未开始, 填写中 (with what is left), 已完成. */
export type GroupState = Readonly<{
  code: string;
  label: string;
  kind: 'untouched' | 'open' | 'done';
  /** Still 未填. */
  missing: number;
  /** Prefilled and not confirmed. */
  offered: number;
  /** What the check found, or the reviewer sent back. */
  wrong: number;
}>;

const isWrong = ({ findings, mark }: ShownLine): boolean => findings.length > 0 || mark === 'returned';

/** The groups in the form's order. */
export const groupStates = (
  groups: readonly Schemas['ReturnGroupDto'][],
  lines: readonly ShownLine[],
): readonly GroupState[] =>
  groups.map(({ code, label }) => {
    const own = lines.filter(({ group }) => group === code);
    const missing = own.filter(({ value }) => value === null).length;
    const offered = own.filter(({ prefilled }) => prefilled).length;
    const wrong = own.filter(isWrong).length;
    const touched = missing + offered < own.length;
    const done = missing + offered + wrong === 0;
    return { code, label, kind: done ? 'done' : touched ? 'open' : 'untouched', missing, offered, wrong };
  });
