const [central, end] = [0x02014b50, 0x06054b50];
/** 1980-01-01 00:00, the first moment that an archive can name. */
const [time, date] = [0, 0x21];

/**
 * Takes the hours of writing out of an archive that a library has just written, in place: equal papers are then equal
 * bytes.
 */
export const withoutHours = (archive: Buffer): Buffer => {
  // Written without a comment: the end record is the last 22 bytes.
  const last = archive.length - 22;
  if (archive.readUInt32LE(last) !== end) throw new Error('an archive without its end');
  let at = archive.readUInt32LE(last + 16);
  for (let count = archive.readUInt16LE(last + 10); count > 0; count--) {
    if (archive.readUInt32LE(at) !== central) throw new Error('an archive with a broken directory');
    const local = archive.readUInt32LE(at + 42);
    for (const place of [at + 12, local + 10]) {
      archive.writeUInt16LE(time, place);
      archive.writeUInt16LE(date, place + 2);
    }
    at += 46 + [28, 30, 32].reduce((sum, field) => sum + archive.readUInt16LE(at + field), 0);
  }
  return archive;
};
