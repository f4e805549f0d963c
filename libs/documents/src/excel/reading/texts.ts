import { Refusal } from '@app/domain/kernel';
import { workbookLimits as limits } from '../limits.js';
import { textOf } from '../../archive/unpack.js';
import type { Package } from './package.js';
import { readXml } from '../../archive/xml.js';

/** Excel writes characters that XML cannot hold as `_x000D_`, and a text that looks so as `_x005F_x000D_`. */
export const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    : text;

/** Texts that the sheets name by number. Reading hints (`rPh`) are no part of a text. @throws Refusal workbook.too-many */
export const sharedTexts = async ({ file, parts, texts }: Package): Promise<readonly string[]> => {
  const part = texts === null ? undefined : parts.get(texts);
  if (!part) return [];
  const all: string[] = [];
  let [current, inText, hint, characters] = ['', false, false, 0];
  await readXml(textOf(file, part), {
    open: (name) => {
      if (name === 'si') current = '';
      else if (name === 't') inText = !hint;
      else if (name === 'rPh') hint = true;
    },
    text: (text) => {
      if (inText) current += text;
    },
    close: (name) => {
      if (name === 't') inText = false;
      else if (name === 'rPh') hint = false;
      else if (name === 'si') {
        characters += current.length;
        if (all.length >= limits.texts || characters > limits.characters)
          throw new Refusal('workbook.too-many', { what: '文字' }, 'invalid');
        all.push(unescaped(current));
      }
    },
  });
  return all;
};
