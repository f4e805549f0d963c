import { getMetadataStorage } from 'class-validator';

type Storage = ReturnType<typeof getMetadataStorage>;
type Rules = ReturnType<Storage['getTargetValidationMetadatas']>;

const remembering = new WeakSet<Storage>();

/**
 * class-validator looks through all forms of the program for each object that it checks, to find those it inherits from.
 * What it finds depends on the object's class alone, as no form changes after it has been declared: so it is kept.
 */
export const rememberRules = (): void => {
  const storage = getMetadataStorage();
  if (remembering.has(storage)) return;
  remembering.add(storage);
  const look = storage.getTargetValidationMetadatas.bind(storage);
  const known = new WeakMap<object, Map<string, Rules>>();
  storage.getTargetValidationMetadatas = (target, schema, always, strictGroups, groups) => {
    if (schema || groups?.length) return look(target, schema, always, strictGroups, groups);
    let rules = known.get(target);
    if (!rules) known.set(target, (rules = new Map()));
    const by = `${always} ${strictGroups}`;
    const found = rules.get(by) ?? look(target, schema, always, strictGroups, groups);
    rules.set(by, found);
    return found;
  };
};
