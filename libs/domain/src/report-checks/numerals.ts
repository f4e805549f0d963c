const digits: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const small: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
const large: Readonly<Record<string, number>> = { 万: 10_000, 亿: 100_000_000 };

/** Numerals as they begin a number in a sentence, in normal text: 两, 十五, 三百二十. 万 or 千 alone begin none. */
export const numeralPattern = /[一二两三四五六七八九十百][零〇一二两三四五六七八九十百千万亿]{0,14}/y;

/**
 * A Chinese numeral below a million million (`'一千二百零五'` is 1205, `'十五'` 15, `'二〇二四'` 2024); undefined for what is
 * no number (`'百百'`, `'三五'` is 35 as a year's digits are).
 */
export const numeral = (text: string): number | undefined => {
  if (/^[零〇一二三四五六七八九]+$/.test(text))
    return Number(
      text
        .split('')
        .map((sign) => digits[sign])
        .join(''),
    );
  let [total, part, digit, last, scaled] = [0, 0, undefined as number | undefined, Infinity, 0];
  for (const sign of text) {
    if (digits[sign] !== undefined) {
      if (digit !== undefined && digit !== 0) return undefined;
      digit = digits[sign];
    } else if (small[sign]) {
      if (small[sign] >= last) return undefined;
      part += (digit ?? 1) * small[sign];
      [digit, last] = [undefined, small[sign]];
    } else {
      const scale = large[sign];
      if (scale === undefined) return undefined;
      // 万亿 multiplies all before it; 三万 behind 一亿 only its own.
      const own = part + (digit ?? 0);
      total = scale > scaled ? (total + own) * scale : total + own * scale;
      [part, digit, last, scaled] = [0, undefined, Infinity, scale];
    }
  }
  return total + part + (digit ?? 0);
};
