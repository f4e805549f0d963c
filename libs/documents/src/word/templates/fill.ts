import {
  MimeType,
  TagDisposition,
  TemplateExtension,
  TemplateHandler,
  type ScopeData,
  type ScopeDataArgs,
  type Tag,
  type TemplateContext,
} from 'easy-template-x';
import { squareName, stampTexts, type PaperData, type PaperFields, type PaperStamp } from '@app/domain/reports';
import { withoutHours } from '../fixed-bytes.js';
import { squareText } from '../margins.js';
import { propertiesOf } from '../properties.js';
import { squarePng } from '../square-png.js';
import { carried } from '../text.js';

/** Pixels at 96 to the inch: 20 mm. */
const square = 76;

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.codePointAt(0)};`);

/** A text of several lines in its own place. The library's own way puts them behind whatever follows in the same run. */
const linesOf = (text: string) => ({
  _type: 'rawXml',
  xml: text
    .split('\n')
    .flatMap((line, index) => [
      ...(index > 0 ? ['<w:br/>'] : []),
      ...(line === '' ? [] : [`<w:t xml:space="preserve">${escaped(line)}</w:t>`]),
    ]),
});

/** Rows of the tables that a placeholder stands in, the innermost first. */
const rowsAround = (path: ScopeDataArgs['path'], { tables }: PaperData): readonly PaperFields[] =>
  path
    .flatMap((part, index) => {
      const table = path[index - 1];
      if (typeof part !== 'number' || table === undefined || typeof table === 'number') return [];
      return Object.hasOwn(tables, table.name) ? [tables[table.name]![part]!] : [];
    })
    .toReversed();

/** What the library is told for each placeholder; names that nobody has are empty, as the upload's check refuses them. */
const resolver = (data: PaperData, stamp: PaperStamp) => {
  const texts = stampTexts(stamp);
  const shown = squareText(stamp);
  const picture =
    shown === null
      ? '（签发后印二维码）'
      : {
          _type: 'image',
          source: squarePng(shown),
          format: MimeType.Png,
          width: square,
          height: square,
          altText: shown,
        };
  return ({ path }: ScopeDataArgs): unknown => {
    const { name, disposition } = path.at(-1) as Tag;
    const isOpening = disposition !== TagDisposition.SelfClosed;
    if (isOpening && Object.hasOwn(data.tables, name)) return data.tables[name]!.map(() => ({}));
    if (name === squareName) return isOpening ? true : picture;
    const scope = [...rowsAround(path, data), data.fields].find((fields) => Object.hasOwn(fields, name));
    const text = carried(scope?.[name]?.text ?? (Object.hasOwn(texts, name) ? texts[name]! : ''));
    if (isOpening) return text !== '';
    return text.includes('\n') ? linesOf(text) : text;
  };
};

/** Puts our own properties in the place of those of whoever wrote the template. */
class OwnProperties extends TemplateExtension {
  constructor(private readonly stamp: PaperStamp) {
    super();
  }

  execute(_: ScopeData, { docx: { rawZipFile } }: TemplateContext): void {
    for (const [part, content] of Object.entries(propertiesOf(this.stamp)))
      if (rawZipFile.isFileExist(part)) rawZipFile.setFile(part, content);
  }
}

/**
 * A bureau's own template with the values of a paper. Equal values give equal bytes.
 * @throws the library's errors for a template that `checkTemplate` has not taken
 */
export const filledTemplate = async (template: Uint8Array, data: PaperData, stamp: PaperStamp): Promise<Buffer> => {
  const resolve = resolver(data, stamp) as NonNullable<
    ConstructorParameters<typeof TemplateHandler>[0]
  >['scopeDataResolver'];
  const handler = new TemplateHandler({
    ...(resolve && { scopeDataResolver: resolve }),
    extensions: { afterCompilation: [new OwnProperties(stamp)] },
  });
  return withoutHours(await handler.process(Buffer.from(template), {}));
};
