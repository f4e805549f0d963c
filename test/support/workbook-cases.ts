import { currentForm, formAskedOf, type Entries, type Form, type FormId } from '@app/domain/submissions';
import {
  checkWorkbook,
  type CellError,
  type CheckReport,
  type FilingCase,
  type UnitReport,
  type WorkbookIdentity,
  type WorkbookUnit,
} from '@app/documents';

export const dataYear = '2024-2025';

/** A section of a primary school that files everything. */
export const aCase = (change: Partial<FilingCase> = {}): FilingCase => ({
  unitId: 'unit-1',
  name: '四堡子九年制学校小学部',
  form: { id: 'section', version: 1 },
  owner: { kind: 'section', sharesBuildings: false },
  stage: 'primary',
  entries: {},
  facts: { last: null, medians: {}, stage: 'primary' },
  version: '0',
  filed: false,
  closed: null,
  ...change,
});

export const formOf = ({ form, owner, stage }: FilingCase): Form => formAskedOf(currentForm(form.id), owner, stage);

export const asUnit = (of: FilingCase, change: Partial<WorkbookUnit> = {}): WorkbookUnit => ({
  unitId: of.unitId,
  name: of.name,
  form: formOf(of),
  entries: of.entries,
  last: of.facts.last,
  findings: [],
  ...change,
});

export const identityFor = (kind: 'school' | 'bureau', forms: readonly FormId[] = ['section']): WorkbookIdentity => ({
  kind,
  tenant: 'main',
  dataYear,
  unitId: kind === 'school' ? 'unit-1' : 'county-1',
  unitName: kind === 'school' ? '四堡子九年制学校小学部' : '彰武县',
  forms: forms.map((id) => ({ id, version: currentForm(id).version, title: currentForm(id).title })),
  exportedAt: '2025-03-03T01:00:00.000Z',
});

export type Checked = Readonly<{ report: CheckReport; units: readonly UnitReport[]; errors: readonly CellError[] }>;

/** Checks a workbook for whoever may file for these units. */
export const checked = async (file: Uint8Array, cases: readonly FilingCase[]): Promise<Checked> => {
  const [units, errors]: [UnitReport[], CellError[]] = [[], []];
  const report = await checkWorkbook(
    { file: Buffer.from(file), hash: 'a'.repeat(64), tenant: 'main', dataYear },
    {
      cases: (ids) => Promise.resolve(cases.filter(({ unitId }) => ids.includes(unitId))),
      unit: (unit) => void units.push(unit),
      error: (error) => void errors.push(error),
      progress: () => undefined,
    },
  );
  return { report, units, errors };
};

/** Entries as typed by hand. */
export const typedEntries = (values: Readonly<Record<string, string | null>>): Entries =>
  Object.fromEntries(
    Object.entries(values).map(([code, value]) => [
      code,
      { value, explanation: value === 'n/a' ? '本校没有' : null, origin: { kind: 'typed' } as const },
    ]),
  );
