import { getMetadataStorage, ValidationError, type ValidationArguments } from 'class-validator';

type Rule = ReturnType<ReturnType<typeof getMetadataStorage>['getTargetValidationMetadatas']>[number];
type Form = Readonly<Record<string, unknown>>;
type Holds = (value: unknown, form: Form) => boolean;

/** What is asked of one field: `when` all of these say so, `holds`. `forms`: it holds a form or a list of them. */
type Field = Readonly<{ when: readonly Holds[]; holds: readonly Holds[]; forms: boolean }>;
type Fields = ReadonlyMap<string, Field>;

/** By class; null: of what is declared there something is not understood here, or nothing is declared. */
const known = new WeakMap<object, Fields | null>();

const oneOrEach = (value: unknown, each: boolean, holds: (one: unknown) => boolean): boolean =>
  each && Array.isArray(value) ? value.every(holds) : holds(value);

/** What a decorator declares, as class-validator would ask it. */
const declared = ({ constraintCls, constraints, propertyName: property, each }: Rule): readonly Holds[] =>
  getMetadataStorage()
    .getTargetValidatorConstraints(constraintCls)
    .map(({ instance }) => (value, object) => {
      const asked: ValidationArguments = { targetName: object.constructor.name, property, object, value, constraints };
      // One that must be waited for says neither.
      return oneOrEach(value, each, (one) => instance.validate(one, asked) === true);
    });

/** Forms within a form: what is missing is another rule's matter, and what is no form at all is told by class-validator. */
const nested: Holds = (value) =>
  value === undefined || oneOrEach(value, true, (one) => typeof one === 'object' && one !== null && isSurelyRight(one));

const understood = new Set([
  'customValidation',
  'isDefined',
  'conditionalValidation',
  'nestedValidation',
  'whitelistValidation',
]);

const fieldOf = (rules: readonly Rule[]): Field => ({
  forms: rules.some(({ type }) => type === 'nestedValidation'),
  when: rules
    .filter(({ type }) => type === 'conditionalValidation')
    .map(
      ({ constraints }) =>
        (value, form) =>
          Boolean((constraints[0] as (form: Form, value: unknown) => unknown)(form, value)),
    ),
  holds: rules.flatMap((rule) => {
    if (rule.type === 'nestedValidation') return [nested];
    return rule.type === 'customValidation' || rule.type === 'isDefined' ? declared(rule) : [];
  }),
});

const fieldsOf = (form: Function): Fields | null => {
  const rules = getMetadataStorage().getTargetValidationMetadatas(form, '', false, false);
  if (rules.length === 0 || rules.some(({ type, validateIf }) => !understood.has(type) || validateIf)) return null;
  const names = new Set(rules.map(({ propertyName }) => propertyName));
  return new Map([...names].map((name) => [name, fieldOf(rules.filter(({ propertyName }) => propertyName === name))]));
};

const fieldsOfForm = ({ constructor }: object): Fields | null => {
  // A body may say what its constructor is.
  if (typeof constructor !== 'function') return null;
  let fields = known.get(constructor);
  if (fields === undefined) known.set(constructor, (fields = fieldsOf(constructor)));
  return fields;
};

/**
 * Whether class-validator would find nothing to say of a form, with unknown fields forbidden. It puts together anew for
 * each form what its decorators declare, which takes several times as long as to ask it: here that is kept. False says
 * nothing; then class-validator is asked, which also has the words.
 */
export const isSurelyRight = (form: object): boolean => {
  const fields = fieldsOfForm(form);
  if (fields === null) return false;
  const values = form as Form;
  for (const name of Object.keys(values)) if (!fields.has(name)) return false;
  for (const [name, { when, holds }] of fields) {
    const value = values[name];
    if (when.every((one) => one(value, values)) && !holds.every((one) => one(value, values))) return false;
  }
  return true;
};

const faultAt = (property: string, fault: Partial<ValidationError>): ValidationError =>
  Object.assign(new ValidationError(), { property, children: [], ...fault });

const within = (value: unknown): ValidationError[] =>
  typeof value === 'object' && value !== null ? listsInLists(value) : [];

/**
 * What class-validator lets through: where a list of forms is asked for it looks into lists within the list too, so that
 * it has nothing to say of an empty one there.
 */
export const listsInLists = (form: object): ValidationError[] =>
  [...(fieldsOfForm(form) ?? [])]
    .filter(([, { forms }]) => forms)
    .flatMap(([name]) => {
      const value = (form as Form)[name];
      const children = !Array.isArray(value)
        ? within(value)
        : (value as unknown[]).flatMap((one, index) => {
            if (Array.isArray(one)) return [faultAt(`${index}`, { value: one, constraints: { nestedValidation: '' } })];
            const inner = within(one);
            return inner.length > 0 ? [faultAt(`${index}`, { children: inner })] : [];
          });
      return children.length > 0 ? [faultAt(name, { children, target: form })] : [];
    });
