import { fieldOf, type Form } from '@app/domain/submissions';
import { bureauHeadings } from '../layout.js';
import { bureauSheet, noTable, type FilledExplanation, type FilledField } from '../reading/filled.js';
import { rowsOf, type ReadCell } from '../reading/rows.js';
import { shownText } from '../reading/shown.js';
import type { Sheet } from '../reading/package.js';
import { visible, type CheckPorts, type OpenBook } from './ports.js';
import type { CellError, FilingCase } from './report.js';
import { closed } from './closed.js';
import { askedForm, checkUnit } from './unit.js';

/** Units that are asked for and checked together. */
const batch = 25;

type Row = Readonly<{
  unitId: string;
  name: string;
  sheet: string;
  cell: string;
  fields: ReadonlyMap<string, FilledField>;
}>;
type Said = Readonly<{ sheet: string; cell: string; read: ReadCell }>;

const nothing = { unit: () => undefined, explanation: () => undefined };

/** Which sheets hold units; explanations are read on the way. A sheet without our headings in its first rows is passed over. */
const sorted = async ({ book, texts }: OpenBook) => {
  const tables: Sheet[] = [];
  const explanations: FilledExplanation[] = [];
  for (const sheet of visible(book)) {
    let seen = 0;
    const reader = bureauSheet(sheet.name, { ...nothing, explanation: (line) => void explanations.push(line) });
    for await (const rows of rowsOf(book, sheet, texts)) {
      for (const row of rows) if (!reader.found()) reader.row(row);
      seen += rows.length;
      if (reader.found() || (seen > 100 && !reader.listing())) break;
    }
    if (reader.found()) tables.push(sheet);
  }
  return { tables, explanations };
};

/** Explanations by unit (its id or name) and field (its code or label). */
const byUnit = (lines: readonly FilledExplanation[]): ReadonlyMap<string, readonly FilledExplanation[]> => {
  const found = new Map<string, FilledExplanation[]>();
  for (const line of lines) found.set(line.unit, [...(found.get(line.unit) ?? []), line]);
  return found;
};

/** One row's unit, checked. */
class Units {
  private readonly seen = new Map<string, string>();
  private readonly used = new Set<FilledExplanation>();
  private count = 0;
  private asked: Readonly<{ rows: readonly Row[]; cases: Promise<readonly FilingCase[]> }> | null = null;

  constructor(
    private readonly ports: CheckPorts,
    private readonly hash: string,
    private readonly explanations: ReadonlyMap<string, readonly FilledExplanation[]>,
  ) {}

  /** Asks for these units, and checks those before them meanwhile: who answers and who checks are two threads. */
  async take(rows: readonly Row[]): Promise<void> {
    const before = this.asked;
    const cases = this.ports.cases(rows.map(({ unitId }) => unitId));
    // Waited for when their turn comes; until then a failure is nobody's.
    cases.catch(() => undefined);
    this.asked = { rows, cases };
    if (before) await this.check(before);
  }

  /** Checks those that were asked for last. */
  async finish(): Promise<void> {
    if (this.asked) await this.check(this.asked);
    this.asked = null;
  }

  private async check({ rows, cases }: NonNullable<Units['asked']>): Promise<void> {
    const known = new Map((await cases).map((one) => [one.unitId, one]));
    for (const row of rows) this.row(row, known.get(row.unitId));
    this.count += rows.length;
    this.ports.progress(this.count);
  }

  /** Lines that belong to no unit or no field of the workbook. */
  left(lines: readonly FilledExplanation[]): void {
    for (const line of lines.filter((one) => !this.used.has(one)))
      this.tell(
        line,
        { unitId: null, name: line.unit || null },
        'stray-explanation',
        '没有对应的单位或指标，请核对“单位编号”和“指标编号”两列',
        shownText(line.read),
      );
  }

  private row(row: Row, of: FilingCase | undefined): void {
    const form = of && askedForm(of);
    const first = this.seen.get(row.unitId);
    if (!of || !form) {
      const message =
        row.unitId === '' ? '缺少单位编号，请不要改动第一列' : '没有这个填报单位，或不在本账号的填报范围内';
      return this.tell(row, { unitId: null, name: row.name }, 'unknown-unit', message, row.unitId);
    }
    if (first !== undefined) return this.tell(row, of, 'twice', `该单位在 ${first} 已经填过，请删去一行`, row.name);
    this.seen.set(row.unitId, `${row.sheet}!${row.cell}`);
    if (of.closed !== null) this.ports.error(closed(of.closed, of, row));
    this.notAsked(row, of, form);
    const { fields } = row;
    const explanations = this.explanationsOf(of, form);
    this.ports.unit(
      checkUnit(of, form, { fields, explanations, place: row, alone: false }, this.hash, this.ports.error),
    );
  }

  private explanationsOf(of: FilingCase, form: Form): ReadonlyMap<string, Said> {
    const found = new Map<string, Said>();
    for (const line of [...(this.explanations.get(of.unitId) ?? []), ...(this.explanations.get(of.name) ?? [])]) {
      const field = form.fields.find(({ code, label }) => code === line.field || label === line.field);
      if (!field) continue;
      this.used.add(line);
      found.set(field.code, line);
    }
    return found;
  }

  /** Filled in where the unit is asked nothing: in another unit's column, or in the school's for a section. */
  private notAsked({ fields, sheet }: Row, of: FilingCase, form: Form): void {
    for (const { code, cell, value } of fields.values())
      if (value && !fieldOf(form, code) && /^[a-z][A-Za-z0-9]*$/.test(code))
        this.tell({ sheet, cell }, of, 'not-asked', '该单位不填这一项，请清空', shownText(value));
  }

  private tell(
    { sheet, cell }: Readonly<{ sheet: string; cell: string }>,
    { unitId, name }: Readonly<{ unitId: string | null; name: string | null }>,
    rule: string,
    message: string,
    found: string,
  ): void {
    const error: CellError = {
      sheet,
      cell,
      unitId,
      unit: name,
      field: null,
      label: null,
      rule,
      message,
      found: found.slice(0, 60),
    };
    this.ports.error(error);
  }
}

/** Checks the bureau's workbook, a batch of units at a time. @throws Refusal */
export const checkBureau = async (open: OpenBook, ports: CheckPorts): Promise<void> => {
  const { tables, explanations } = await sorted(open);
  if (tables.length === 0) throw noTable(bureauHeadings.unit);
  const units = new Units(ports, open.hash, byUnit(explanations));
  for (const sheet of tables) {
    let rows: Row[] = [];
    const reader = bureauSheet(sheet.name, {
      ...nothing,
      unit: (unitId, name, of, cell, fields) => void rows.push({ unitId, name, sheet: of, cell, fields }),
    });
    for await (const some of rowsOf(open.book, sheet, open.texts)) {
      for (const row of some) reader.row(row);
      while (rows.length >= batch) await units.take(rows.splice(0, batch));
    }
    if (rows.length > 0) await units.take(rows);
    rows = [];
  }
  await units.finish();
  units.left(explanations);
};
