import { readFileSync } from 'node:fs';
import { plainToInstance } from 'class-transformer';
import {
  ArrayMinSize,
  IsArray,
  IsIn,
  IsOptional,
  IsString,
  IsUrl,
  IsUUID,
  Length,
  Matches,
  ValidateIf,
  validateSync,
} from 'class-validator';
import { lineKinds, type LineConfig, type LineKind } from '../channels/index.js';

/** One entry of CHANNELS_FILE. */
class LineEntry {
  @Matches(/^[a-z0-9][a-z0-9-]{0,39}$/)
  id: string;

  @IsString()
  @Length(1, 40)
  label: string;

  @IsIn(lineKinds)
  kind: LineKind;

  @IsUrl({ protocols: ['http', 'https'], require_protocol: true, require_tld: false })
  url: string;

  /** Signs what a program is told; 加签 of a 钉钉 robot. */
  @ValidateIf(({ kind, secret }: LineEntry) => kind === 'webhook' || secret !== undefined)
  @IsString()
  @Length(8, 1024)
  secret?: string;

  /** Ids of counties; absent: any may choose it. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @IsUUID(undefined, { each: true })
  counties?: string[];
}

/** Lines out of a file, and what is wrong with it; values are never repeated, for some of them are secrets. */
export type ReadLines = Readonly<{ lines: readonly LineConfig[]; problems: readonly string[] }>;

const read = (file: string): unknown => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as unknown;
  } catch {
    return null;
  }
};

/** Reads CHANNELS_FILE; without one there are no lines. */
export const readLines = (file: string | undefined): ReadLines => {
  if (file === undefined) return { lines: [], problems: [] };
  const found = read(file);
  if (!Array.isArray(found)) return { lines: [], problems: ['the file cannot be read as a JSON list'] };
  const entries = found.map((one: unknown) =>
    plainToInstance(LineEntry, typeof one === 'object' && one !== null && !Array.isArray(one) ? one : {}),
  );
  const problems = entries.flatMap((entry, index) =>
    validateSync(entry, {
      whitelist: true,
      forbidNonWhitelisted: true,
      validationError: { value: false, target: false },
    }).map(({ property }) => `entry ${index + 1}: ${property} is missing or wrong`),
  );
  const ids = entries.map(({ id }) => id);
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
  if (problems.length === 0 && twice.length > 0) problems.push(`an id stands twice: ${twice.join(', ')}`);
  const lines = entries.map(({ id, label, kind, url, secret, counties }) => ({
    id,
    label,
    kind,
    url,
    secret: secret ?? null,
    counties: counties ?? null,
  }));
  return { lines: problems.length === 0 ? lines : [], problems };
};
