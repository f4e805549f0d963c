import { Refusal } from '@app/domain/kernel';
import { schoolHeadings } from '../layout.js';
import { noTable, schoolSheet, type FilledField } from '../reading/filled.js';
import { rowsOf } from '../reading/rows.js';
import { shownText } from '../reading/shown.js';
import { visible, type CheckPorts, type OpenBook } from './ports.js';
import { closed } from './closed.js';
import { askedForm, checkUnit } from './unit.js';

/** Checks a school's workbook: one unit, wherever its rows have gone. @throws Refusal */
export const checkSchool = async ({ book, texts, identity, hash }: OpenBook, ports: CheckPorts): Promise<void> => {
  const [of] = await ports.cases([identity.unitId]);
  const form = of && askedForm(of);
  if (!of || !form) throw new Refusal('workbook.other-unit', { unit: identity.unitName }, 'invalid');
  const known = new Set(form.fields.map(({ code }) => code));
  const fields = new Map<string, FilledField>();
  let place: { sheet: string; cell: string } | null = null;
  const add = (field: FilledField): void => {
    const first = fields.get(field.code);
    // Codes that the form does not have are other people's lists; a code that was altered is missing elsewhere.
    if (!known.has(field.code)) return;
    if (first) {
      const label = form.fields.find(({ code }) => code === field.code)!.label;
      const message = `“${label}”（编号 ${field.code}）在 ${first.sheet}!${first.cell} 已经填过，请删去一行`;
      const { sheet, cell, value, code } = field;
      ports.error({
        sheet,
        cell,
        unitId: of.unitId,
        unit: of.name,
        field: code,
        label,
        rule: 'twice',
        message,
        found: shownText(value).slice(0, 60),
      });
    } else fields.set(field.code, field);
  };
  for (const sheet of visible(book)) {
    const reader = schoolSheet(sheet.name, identity.unitId, add);
    for await (const rows of rowsOf(book, sheet, texts)) for (const row of rows) reader.row(row);
    if (reader.found()) place ??= { sheet: sheet.name, cell: 'A1' };
  }
  if (!place) throw noTable(schoolHeadings.code);
  if (of.closed !== null) ports.error(closed(of.closed, of, place));
  ports.unit(checkUnit(of, form, { fields, explanations: new Map(), place, alone: true }, hash, ports.error));
};
