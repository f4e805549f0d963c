/** A name that a template may use. */
export class PaperNameDto {
  /** @example "县名" */
  name: string;
  /** @example "区县的名称" */
  meaning: string;
}

/** A kind of paper. */
export class PaperKindDto {
  /** @example "rectification-notice" */
  kind: string;
  /** @example "整改通知书" */
  name: string;
  subject: 'county' | 'unit' | 'issue' | 'inspection';
  /** Edition of its names. */
  edition: number;
  /** The unit's own paper: its head may issue it. */
  isOwn: boolean;
  /** It is to be had as an Excel workbook too. */
  hasWorkbook: boolean;
  /** Names that whoever asks for it answers, since no record tells them. */
  asks: PaperNameDto[];
  /** Whether the reader may preview it, of subjects in their subtrees; whether they may issue it, its preview says. */
  mayPreview: boolean;
}

/** Every kind of paper. */
export class PaperKindsDto {
  items: PaperKindDto[];
}

/** A table that a template may print, with the names of its rows: `{#学校}{校名}{/学校}`. */
export class PaperTableNamesDto {
  /** @example "学校" */
  name: string;
  meaning: string;
  fields: PaperNameDto[];
}

/** The names of a kind of paper. */
export class PaperNamesDto {
  kind: string;
  name: string;
  edition: number;
  /** What every kind has: number, square code, standard, head of the log. */
  common: PaperNameDto[];
  /** Without these no template is taken. */
  obligatory: string[];
  fields: PaperNameDto[];
  tables: PaperTableNamesDto[];
}

/** A template that is or was in use. */
export class PaperTemplateDto {
  kind: string;
  /** Edition of the names that it was checked against. */
  edition: number;
  /** It was checked against other names than there are now: it has to be uploaded again. */
  isOutdated: boolean;
  /** SHA-256, hex. */
  hash: string;
  bytes: number;
  uploadedAt: string;
  uploadedBy: string;
  /** Null when the reader may not know it. */
  uploadedByName: string | null;
  /** Null: it is in use. */
  usedUntil: string | null;
}

/** Templates of a county, the newest of each kind first. */
export class PaperTemplatesDto {
  items: PaperTemplateDto[];
}

/** A template was taken; `unused`: values and tables of the form that it does not print. */
export class TemplateTakenDto {
  hash: string;
  unused: string[];
  position: string | null;
}
