const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** Whether two JSON values are equal; the order of an object's fields does not count (the store sorts them). */
export const same = (left: unknown, right: unknown): boolean => {
  if (!isObject(left) || !isObject(right)) return left === right;
  if (Array.isArray(left) !== Array.isArray(right)) return false;
  const keys = Object.keys(left);
  return keys.length === Object.keys(right).length && keys.every((key) => key in right && same(left[key], right[key]));
};

/** Whether two things agree in the named fields: how a decision sees that a command asks for what already is. */
export const sameIn = <Field extends string>(
  fields: readonly Field[],
  left: Readonly<Record<Field, unknown>>,
  right: Readonly<Record<Field, unknown>>,
): boolean => fields.every((field) => same(left[field], right[field]));
