/** What a file is shown as when it is not shown as itself. */
export type FileKind = 'picture' | 'pdf' | 'word' | 'excel' | 'slides' | 'film' | 'text';

const kinds: Readonly<Record<string, FileKind>> = {
  'application/pdf': 'pdf',
  'application/msword': 'word',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'word',
  'application/vnd.ms-excel': 'excel',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'excel',
  'text/csv': 'excel',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'slides',
  'video/mp4': 'film',
};

/** The kind of a file by its media type. */
export const kindOf = (mediaType: string): FileKind =>
  mediaType.startsWith('image/') ? 'picture' : (kinds[mediaType] ?? 'text');

/** A colour, and what is drawn on the page of 96 × 128: shapes, since no font may be there. */
const drawings: Readonly<Record<FileKind, readonly [colour: string, shapes: string]>> = {
  picture: ['#5b7083', '<circle cx="34" cy="58" r="8"/><path d="M18 104l22-28 14 16 10-12 16 24z"/>'],
  pdf: [
    '#c0392b',
    '<path d="M22 100c14-6 24-22 27-46 1-8-8-8-6 0 4 22 16 34 32 38 8 2 8-6 0-6-18 0-38 6-50 14" fill="none" stroke-width="5"/>',
  ],
  word: ['#2a5db0', '<path d="M20 56h56M20 70h56M20 84h56M20 98h34" stroke-width="6"/>'],
  excel: ['#1e7b45', '<path d="M20 52h56v52H20zM20 69h56M20 86h56M39 52v52M57 52v52" fill="none" stroke-width="5"/>'],
  slides: ['#c8571b', '<path d="M20 54h56v36H20zM48 90v14M34 106h28" fill="none" stroke-width="5"/>'],
  film: ['#6c4a9e', '<path d="M34 52l34 26-34 26z"/>'],
  text: ['#6b6b6b', '<path d="M20 56h56M20 72h56M20 88h40" stroke-width="5"/>'],
};

/** The icon of a kind as SVG of our own: it is drawn here, and only its pixels leave the house. */
export const iconOf = (kind: FileKind): string => {
  const [colour, shapes] = drawings[kind];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 128" width="192" height="256">
    <path d="M6 4h58l26 26v94H6z" fill="#fff" stroke="${colour}" stroke-width="4"/>
    <path d="M64 4v26h26z" fill="${colour}"/>
    <g fill="${colour}" stroke="${colour}">${shapes}</g></svg>`;
};
