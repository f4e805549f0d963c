/**
 * The text with full-width signs as half-width ones, every break as `\n` and every space as one, of the same length:
 * an offset in it is the same place in the source.
 */
export const normal = (text: string): string =>
  text.replace(/[\uff01-\uff5e\u3000\u00a0\u2028\u2029]|\r\n?/g, (signs) => {
    if (signs === '\r\n') return ' \n';
    const code = signs.charCodeAt(0);
    if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
    return signs === '\u3000' || signs === '\u00a0' ? ' ' : '\n';
  });

/** Text outside brackets, without spaces. */
export const outside = (text: string): string => {
  let [kept, depth] = ['', 0];
  for (const sign of text) {
    if ('([〔【'.includes(sign)) depth += 1;
    else if (')]〕】'.includes(sign)) depth = Math.max(0, depth - 1);
    else if (depth === 0 && sign.trim() !== '') kept += sign;
  }
  return kept;
};
