import { written, type Body, type Schema } from './requests.js';

/** A body with one thing wrong: what was done to which field. */
export type Wrong = Readonly<{ field: string; value: unknown; body: unknown }>;

const resolved = (schema: Schema): Schema =>
  schema.$ref
    ? resolved(written.components.schemas[schema.$ref.split('/').at(-1)!]!)
    : schema.allOf
      ? { ...resolved(schema.allOf[0]!), ...(schema.nullable && { nullable: true }) }
      : schema;

const looksLikeDate = (value: unknown) => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}/.test(value);

/** Texts that cannot be one of these. */
const wrongTexts = ({ enum: choices, format, pattern, minLength, maxLength, example }: Schema): readonly string[] => [
  ...(choices ? ['没有这一项', 'constructor'] : []),
  ...(format === 'uuid' || format === 'email' ? ['不是这种格式', ''] : []),
  ...(pattern && !new RegExp(pattern, 'u').test('\u0000') ? ['\u0000'] : []),
  ...(minLength !== undefined && minLength > 0 ? [''] : []),
  ...(maxLength !== undefined ? ['长'.repeat(maxLength + 1)] : []),
  ...(looksLikeDate(example) ? ['2025-13-45', '昨天', '0000-00-00'] : []),
];

const wrongNumbers = ({ minimum, maximum }: Schema): readonly number[] => [
  0.5,
  1e308,
  ...(minimum === undefined ? [] : [minimum - 1, -1e15]),
  ...(maximum === undefined ? [] : [maximum + 1]),
];

/** Values that a field cannot have, by its declaration. Null only where a value must be given. */
export const wrongValues = (declared: Schema, required: boolean): readonly unknown[] => {
  const schema = resolved(declared);
  const absent = required && !schema.nullable ? [null] : [];
  switch (schema.type ?? 'object') {
    case 'string':
      return [...absent, 7, true, {}, ['文字'], ...wrongTexts(schema)];
    case 'number':
    case 'integer':
      return [...absent, '7', true, {}, [1], ...wrongNumbers(schema)];
    case 'boolean':
      return [...absent, 'true', 1, {}];
    case 'array':
      return [...absent, '文字', 7, { length: 1 }, ...(schema.minItems ? [[]] : [])];
    default:
      return [...absent, '文字', 7, true, [{}]];
  }
};

type Path = readonly (string | number)[];

const put = (target: unknown, [key, ...rest]: Path, value: unknown): unknown => {
  if (key === undefined) return value;
  if (Array.isArray(target))
    return target.map((one, index) => (index === key ? put(one, rest, value) : (one as unknown)));
  const fields = target as Body;
  return { ...fields, [key]: put(fields[key], rest, value) };
};

/** `evidence[0].hash` */
const spelt = (path: Path): string =>
  path.reduce<string>(
    (text, key) => (typeof key === 'number' ? `${text}[${key}]` : text === '' ? key : `${text}.${key}`),
    '',
  );

/** Every field of a body, with the fields of what is in it, and whether it must be there. */
const fieldsOf = (
  declared: Schema,
  example: unknown,
  path: Path = [],
): readonly Readonly<{ path: Path; schema: Schema; required: boolean }>[] => {
  const schema = resolved(declared);
  if (schema.type === 'array' && schema.items && Array.isArray(example))
    return example.length > 0 && resolved(schema.items).properties
      ? fieldsOf(schema.items, example[0], [...path, 0])
      : [];
  return Object.entries(schema.properties ?? {}).flatMap(([name, part]) => {
    const inner = (example as Body | null | undefined)?.[name];
    const there = [...path, name];
    const required = schema.required?.includes(name) ?? false;
    return [
      { path: there, schema: part, required },
      ...(inner === undefined || inner === null ? [] : fieldsOf(part, inner, there)),
    ];
  });
};

/** The body as it should be, with one wrong value at a time. */
export const wrongBodies = (schema: Schema, right: Body): readonly Wrong[] =>
  fieldsOf(schema, right).flatMap(({ path, schema: part, required }) =>
    wrongValues(part, required).map((value) => ({ field: spelt(path), value, body: put(right, path, value) })),
  );

/** The body with a field that nobody knows, at every level. */
export const unknownFields = (schema: Schema, right: Body): readonly Wrong[] => {
  const holders = fieldsOf(schema, right)
    .filter(({ schema: part }) => resolved(part).properties)
    .map(({ path }) => path);
  const items = fieldsOf(schema, right).flatMap(({ path }) =>
    path.includes(0) ? [path.slice(0, path.lastIndexOf(0) + 1)] : [],
  );
  return [[], ...holders, ...items].map((path) => ({
    field: spelt([...path, '多余']),
    value: 1,
    body: put(right, [...path, '多余'], 1),
  }));
};
