/**
 * What is worked out of a value and a rule, kept as long as both: inputs and standards are never changed in place, so
 * the same two always give the same. Nothing is kept for a value that nobody holds any more.
 */
export const madeOnce = <Value extends object, Rule extends object, Made>(
  make: (value: Value, rule: Rule) => Made,
): ((value: Value, rule: Rule) => Made) => {
  const kept = new WeakMap<Value, Readonly<{ rule: Rule; made: Made }>>();
  return (value, rule) => {
    const before = kept.get(value);
    if (before?.rule === rule) return before.made;
    const made = make(value, rule);
    kept.set(value, { rule, made });
    return made;
  };
};
