/** The endings that a media type goes by; the first is given to a name that has none of them. */
const endings: Readonly<Record<string, readonly string[]>> = {
  'application/pdf': ['pdf'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
  'image/webp': ['webp'],
  'application/msword': ['doc'],
  'application/vnd.ms-excel': ['xls'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': ['pptx'],
  'video/mp4': ['mp4'],
  'text/csv': ['csv', 'txt'],
  'text/plain': ['txt', 'csv'],
};

/** Under which name a file is handed out: text that calls itself `evil.bat` arrives as `evil.bat.txt`. */
const safeName = (name: string, mediaType: string): string => {
  const known = endings[mediaType] ?? ['bin'];
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase();
  return ending !== undefined && known.includes(ending) ? name : `${name}.${known[0]}`;
};

/** RFC 8187: what `encodeURIComponent` leaves and an extended value may not hold. */
const extended = (name: string): string =>
  encodeURIComponent(name.replace(/\p{Cs}/gu, '')).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/**
 * `Content-Disposition` (RFC 6266) that makes a browser save a file and never show it: an ASCII name for old programs,
 * and the real one. `name` null: the file goes by `hash`.
 */
export const dispositionOf = (name: string | null, mediaType: string, hash: string): string => {
  const safe = safeName(name ?? hash, mediaType);
  const ascii = safe.replace(/[^\w .()-]/g, '_');
  return `attachment; filename="${ascii}"; filename*=UTF-8''${extended(safe)}`;
};
