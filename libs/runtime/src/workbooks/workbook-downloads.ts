import { Desk, type BureauSheet, type WorkbookIdentity, type WorkbookUnit } from '@app/documents';
import { dayOf, Refusal } from '@app/domain/kernel';
import { checkUnfinished, currentForm, notEnded, type FormId } from '@app/domain/submissions';
import type { Clock } from '@app/platform/clock';
import { ReadModel } from '@app/projections/kernel';
import { unitNames, unitsUnder } from '@app/projections/organizations';
import type { UnitReturn, UnitReturns } from './unit-returns.js';

/** A workbook to be saved under a name. */
export type Download = Readonly<{ bytes: Uint8Array; name: string }>;

const unitOf = ({ case: of, basis }: UnitReturn): WorkbookUnit => ({
  unitId: of.unitId,
  name: of.name,
  form: basis.form,
  entries: of.entries,
  last: of.facts.last,
  findings: checkUnfinished(basis.form, of.entries, of.facts),
});

/** Writes returns as workbooks, in the desk's thread. */
export class WorkbookDownloads {
  constructor(
    private readonly desk: Desk,
    private readonly returns: UnitReturns,
    private readonly model: ReadModel,
    private readonly clock: Clock,
    private readonly tenant: string,
  ) {}

  /** One unit's return. @throws Refusal submission.not-a-filing-unit, submission.unit-ended */
  async school(unitId: string, dataYear: string): Promise<Download> {
    const [found] = await this.returns.reader({ dataYear, roots: [unitId], today: this.today() })([unitId]);
    if (!found) throw new Refusal('submission.not-a-filing-unit', {}, 'invalid');
    notEnded(found.basis.endedFrom);
    const identity = this.identity('school', unitId, found.case.name, dataYear, [found.basis.form.id]);
    return {
      bytes: await this.written({ kind: 'school', identity, unit: unitOf(found) }, unitId),
      name: `${found.case.name} ${dataYear} ${found.basis.form.title}.xlsx`,
    };
  }

  /** Returns of all sections and schools under a unit. @throws Refusal submission.not-a-filing-unit when there are none */
  async bureau(under: string, dataYear: string): Promise<Download> {
    const { db } = this.model;
    const read = this.returns.reader({ dataYear, roots: [under], today: this.today() });
    const units: UnitReturn[] = [];
    // Some at a time, so that others are answered in between.
    const ids = unitsUnder(db, [under]).map(({ unitId }) => unitId);
    for (let at = 0; at < ids.length; at += 25) {
      units.push(...(await read(ids.slice(at, at + 25))));
      await new Promise((resume) => setImmediate(resume));
    }
    const filing = units.filter(({ basis }) => basis.form.id !== 'county' && basis.endedFrom === null);
    if (filing.length === 0) throw new Refusal('submission.not-a-filing-unit', {}, 'invalid');
    const forms = (['section', 'premises'] as const).filter((id) => filing.some(({ basis }) => basis.form.id === id));
    const name = unitNames(db, [under]).get(under) ?? '';
    const identity = this.identity('bureau', under, name, dataYear, forms);
    const sheets = forms.map((id): BureauSheet => {
      const of = filing.filter(({ basis }) => basis.form.id === id);
      const asked = new Set(of.flatMap(({ basis }) => basis.form.fields.map(({ code }) => code)));
      const whole = currentForm(id);
      return { form: { ...whole, fields: whole.fields.filter(({ code }) => asked.has(code)) }, units: of.map(unitOf) };
    });
    return {
      bytes: await this.written({ kind: 'bureau', identity, sheets }, under),
      name: `${name} ${dataYear} 填报汇总表.xlsx`,
    };
  }

  private today(): string {
    return dayOf(this.clock.now());
  }

  private identity(
    kind: WorkbookIdentity['kind'],
    unitId: string,
    unitName: string,
    dataYear: string,
    ids: readonly FormId[],
  ): WorkbookIdentity {
    const forms = ids.map((id) => ({ id, version: currentForm(id).version, title: currentForm(id).title }));
    return { kind, tenant: this.tenant, dataYear, unitId, unitName, forms, exportedAt: this.clock.now() };
  }

  private async written(order: Parameters<Desk['do']>[0], unitId: string): Promise<Uint8Array> {
    const answer = await this.desk.do(order, this.returns.county(unitId));
    if (!('bytes' in answer)) throw new Error('the desk wrote nothing');
    return answer.bytes;
  }
}
