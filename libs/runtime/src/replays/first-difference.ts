/** Where two answers first say different things: the path (`sections[3].values[4]`), and both words for it. */
export type FirstDifference = Readonly<{ cell: string; answered: string; replayed: string }>;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const told = (value: unknown): string => {
  const text = JSON.stringify(value) ?? '没有';
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
};

/** The first cell in which two JSON values differ, in the order of the first one's; null when they are equal. */
export const firstDifference = (answered: unknown, replayed: unknown, path = ''): FirstDifference | null => {
  if (Object.is(answered, replayed)) return null;
  if (!isObject(answered) || !isObject(replayed) || Array.isArray(answered) !== Array.isArray(replayed))
    return { cell: path, answered: told(answered), replayed: told(replayed) };
  for (const key of new Set([...Object.keys(answered), ...Object.keys(replayed)])) {
    const at = Array.isArray(answered) ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`;
    const found = firstDifference(answered[key], replayed[key], at);
    if (found) return found;
  }
  return null;
};
