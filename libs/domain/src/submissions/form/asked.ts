import type { Form, FormField, FormId, FormReference } from './form.js';
import { countyForm, forms, premisesForm, sectionForm } from './forms.js';

/** Who is asked: a `FilingUnit`, or the county for itself. */
export type FormOwner = Readonly<{ kind: 'section' | 'shared' | 'county' | 'other'; sharesBuildings: boolean }>;
export type FormStage = 'primary' | 'junior' | 'senior';

const current: Readonly<Record<FormId, Form>> = { section: sectionForm, premises: premisesForm, county: countyForm };

/** The form that is filed today. */
export const currentForm = (id: FormId): Form => current[id];

/** A form as it was filed; undefined when there is no such version. */
export const formById = (id: FormId, version: number): Form | undefined =>
  forms.find((form) => form.id === id && form.version === version);

/** How an event names it. */
export const referenceOf = ({ id, version }: FormReference): FormReference => ({ id, version });

/** The form that a unit files today; null when it files none. */
export const formFor = ({ kind }: Pick<FormOwner, 'kind'>): Form | null => {
  if (kind === 'other') return null;
  return current[kind === 'shared' ? 'premises' : kind];
};

/** The fields that a unit is asked, in the form's order: those of its stage, and the premises unless its school files them. */
export const fieldsAskedOf = (form: Form, unit: FormOwner, stage: FormStage | null): readonly FormField[] =>
  form.fields.filter(
    ({ stages, ofPremises }) =>
      (stages === null || stage === null || stages.includes(stage)) &&
      !(ofPremises && unit.kind === 'section' && unit.sharesBuildings),
  );

const narrowed = new WeakMap<Form, Map<string, Form>>();

/**
 * The form with only the fields and groups that a unit is asked: what checks, derivations and workbooks are
 * given. Units that are asked the same are given the same object.
 */
export const formAskedOf = (form: Form, unit: FormOwner, stage: FormStage | null): Form => {
  const known = narrowed.get(form) ?? new Map<string, Form>();
  narrowed.set(form, known);
  const key = `${unit.kind} ${unit.sharesBuildings} ${stage}`;
  const found = known.get(key);
  if (found) return found;
  const fields = fieldsAskedOf(form, unit, stage);
  const asked = {
    ...form,
    fields,
    groups: form.groups.filter(({ code }) => fields.some(({ group }) => group === code)),
  };
  known.set(key, asked);
  return asked;
};

const indexes = new WeakMap<Form, ReadonlyMap<string, FormField>>();

/** A form's fields by code, found once a form. */
export const fieldsByCode = (form: Form): ReadonlyMap<string, FormField> => {
  const found = indexes.get(form) ?? new Map(form.fields.map((field) => [field.code, field]));
  indexes.set(form, found);
  return found;
};

/** A field by its code. */
export const fieldOf = (form: Form, code: string): FormField | undefined => fieldsByCode(form).get(code);
