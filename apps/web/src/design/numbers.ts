/**
 * A decimal text as shown: thousands separated, a fixed number of places, rounded half up on its digits (never through a
 * double, which would round 1.005 down). Verdicts are the server's; this is for the eye.
 */
export const shown = (decimal: string | null, places = 2): string => {
  if (decimal === null) return '';
  const negative = decimal.startsWith('-');
  const [whole = '0', fraction = ''] = decimal.replace('-', '').split('.');
  const digits = BigInt(whole + fraction.slice(0, places).padEnd(places, '0'));
  const up = (fraction[places] ?? '0') >= '5' ? 1n : 0n;
  const text = (digits + up).toString().padStart(places + 1, '0');
  const head = text.slice(0, text.length - places).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  const tail = places > 0 ? `.${text.slice(text.length - places)}` : '';
  return `${negative && digits + up > 0n ? '-' : ''}${head}${tail}`;
};

/** A count with its thousands separated. */
export const count = (value: number): string => shown(String(value), 0);

/** A decimal text with its thousands separated and all its digits; what is no number (`第2版`) as it is. */
export const exact = (decimal: string): string =>
  /^-?\d+(\.\d+)?$/.test(decimal) ? shown(decimal, decimal.split('.')[1]?.length ?? 0) : decimal;
