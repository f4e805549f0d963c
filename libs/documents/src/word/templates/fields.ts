/** First words of the fields that a template may have: they compute from the document itself. All others are refused. */
const harmless: ReadonlySet<string> = new Set(
  (
    'PAGE NUMPAGES SECTION SECTIONPAGES DATE TIME CREATEDATE SAVEDATE PRINTDATE TOC TC XE INDEX REF PAGEREF NOTEREF SEQ ' +
    'STYLEREF TITLE SUBJECT FILENAME NUMWORDS NUMCHARS SYMBOL EQ ADVANCE HYPERLINK FORMTEXT FORMCHECKBOX FORMDROPDOWN ='
  ).split(' '),
);

/** Follows the fields of one part as its tags go by: simple ones, and those between marks, one within another too. */
export class FieldWatch {
  private readonly open: { code: string; isCode: boolean }[] = [];
  private readonly found = new Set<string>();

  begin(): void {
    this.open.push({ code: '', isCode: true });
  }

  /** Part of the code of the innermost field. Without one it is told alone: no program agrees what it would be. */
  code(text: string): void {
    const last = this.open.at(-1);
    if (last?.isCode) last.code += text;
    else this.tell(text);
  }

  /** The code ends, the result begins. */
  separate(): void {
    const last = this.open.at(-1);
    if (!last?.isCode) return;
    last.isCode = false;
    this.tell(last.code);
  }

  end(): void {
    this.separate();
    this.open.pop();
  }

  /** A whole code. */
  tell(code: string): void {
    const text = code.trim();
    const word = text.startsWith('=') ? '=' : (/^\S+/.exec(text)?.[0] ?? '');
    if (!harmless.has(word.toUpperCase())) this.found.add(word === '' ? '（空）' : word.slice(0, 40));
  }

  /** Fields that are not harmless, by their first word; what was not ended counts as ended. */
  refused(): readonly string[] {
    while (this.open.length > 0) this.end();
    return [...this.found];
  }
}
