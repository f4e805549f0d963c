/**
 * What is worked out of a value and a rule, kept as long as both: inputs and standards are never changed in place, so
 * the same two always give the same. Of each value what two rules make is kept, since a county is monitored by two
 * standards; nothing is kept for a value that nobody holds any more.
 */
export const madeOnce = <Value extends object, Rule extends object, Made>(
  make: (value: Value, rule: Rule) => Made,
): ((value: Value, rule: Rule) => Made) => {
  type Kept = Readonly<{ rule: Rule; made: Made }>;
  const kept = new WeakMap<Value, readonly [last: Kept, other: Kept | undefined]>();
  return (value, rule) => {
    const before = kept.get(value);
    if (before?.[0].rule === rule) return before[0].made;
    if (before?.[1]?.rule === rule) return before[1].made;
    const made = make(value, rule);
    kept.set(value, [{ rule, made }, before?.[0]]);
    return made;
  };
};

/**
 * The same of any number of parts: what was made of the very same parts is made no more. Kept as long as the first part
 * is held, of the last `most` different others.
 */
export const madeOf = <Parts extends readonly [object, ...(readonly unknown[])], Made>(
  most: number,
  make: (...parts: Parts) => Made,
): ((...parts: Parts) => Made) => {
  type Kept = Readonly<{ parts: Parts; made: Made }>;
  const kept = new WeakMap<object, readonly Kept[]>();
  const same = (one: Parts, other: Parts): boolean =>
    one.length === other.length && one.every((part, index) => part === other[index]);
  return (...parts) => {
    const before = kept.get(parts[0]) ?? [];
    const found = before.find((one) => same(one.parts, parts));
    if (found && found === before[0]) return found.made;
    const last = found ?? { parts, made: make(...parts) };
    kept.set(parts[0], [last, ...before.filter((one) => one !== last).slice(0, most - 1)]);
    return last.made;
  };
};
