import { chmodSync, closeSync, openSync } from 'node:fs';

/** Makes sure that a file exists and that only its owner may read it; SQLite gives its side files the same rights. */
export const privateFile = (file: string): string => {
  closeSync(openSync(file, 'a', 0o600));
  chmodSync(file, 0o600);
  return file;
};
