import { Problem } from './problem.js';

/** No form is half as deep. Deeper ones are made to exhaust the stack of whoever walks them. */
const deepest = 32;

/** Names that every object has: as the key of a record they would be taken for something that is there already. */
const inherited: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));

/** Control characters but tabs and line breaks, and halves of characters: nobody types them, and no printer shows them. */
const unkept = /[^\P{Cc}\t\n\r]|\p{Cs}/u;

const joined = (path: string, key: string | number): string =>
  typeof key === 'number' ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`;

const notText = (path: string) =>
  new Problem(400, 'request.not-text', { path }, [{ field: path, detail: '含有无法保存的字符，请删除。' }]);

/** Why a JSON value cannot be a request's body; null when it can. Goes no deeper than allowed. */
export const bodyFault = (value: unknown, path = '', depth = 0): Problem | null => {
  if (typeof value === 'string') return unkept.test(value) ? notText(path) : null;
  if (typeof value !== 'object' || value === null) return null;
  if (depth === deepest) return new Problem(400, 'request.too-deep', { deepest });
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      const fault = bodyFault(item, joined(path, index), depth + 1);
      if (fault) return fault;
    }
    return null;
  }
  for (const [key, item] of Object.entries(value)) {
    if (unkept.test(key)) return notText(joined(path, '项名'));
    const field = joined(path, key);
    if (inherited.has(key))
      return new Problem(400, 'request.invalid', {}, [{ field, detail: '没有这个字段，请删去。' }]);
    const fault = bodyFault(item, field, depth + 1);
    if (fault) return fault;
  }
  return null;
};

const strict = new TextDecoder('utf-8', { fatal: true });

/** The text of a body in UTF-8, strictly: a byte that is none is not replaced in silence. @throws TypeError */
export const bodyText = (body: Uint8Array): string => strict.decode(body);
