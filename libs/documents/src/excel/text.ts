/** Text that a spreadsheet, or one that it is pasted or saved into, would take for a formula or a command. */
const dangerous = /^'*[=+\-@\t\r\n]/;

/** Made harmless by an apostrophe in front; one that is there already counts, so that reading undoes exactly this. */
export const neutral = (text: string): string => (dangerous.test(text) ? `'${text}` : text);

/** What `neutral` was given. */
export const original = (text: string): string =>
  text.startsWith("'") && dangerous.test(text.slice(1)) ? text.slice(1) : text;

/**
 * What a cell can hold: characters that XML has none for are left out, lines end in one way, 32,767 characters at most.
 * Excel reads `_x0041_` as `A`, so such a text is written as `_x005F_x0041_`.
 */
export const cellText = (text: string): string =>
  neutral(
    text
      .replace(/\r\n?/g, '\n')
      .replace(/(?![\t\n\u007F-\u009F])[\p{Cc}\uFFFE\uFFFF]/gu, '')
      .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_'),
  ).slice(0, 32_767);

/** Nothing in it that is typed in more than one way: most cells hold a few digits. */
const alreadyPlain = /^[!-~]*$/;

/** Full-width digits and signs as usual ones, a typographic minus as a plain one, no spaces around: how people type. */
export const typed = (text: string): string =>
  alreadyPlain.test(text)
    ? text
    : text
        .normalize('NFKC')
        .replace(/[\u200B-\u200D\u2060\uFEFF]/g, '')
        .replaceAll('−', '-')
        .trim();
