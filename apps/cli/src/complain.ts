import { refusalSentences } from '@app/domain/catalogue';
import { Refusal } from '@app/domain/kernel';

/** Says on stderr what went wrong, in the words of the person's trade; answers the exit code. */
export const complain = (error: unknown): number => {
  if (error instanceof Refusal) console.error(sentence(error));
  else if (error instanceof Error && (forPeople.has(error.name) || isOperatorError(error)))
    console.error(error.message);
  else console.error(error);
  return 1;
};

/** Errors whose message is a sentence for the person at the keyboard. By name: their modules need not be loaded. */
const forPeople: ReadonlySet<string> = new Set([
  'Failed',
  'CaseFileError',
  'StoreUnavailable',
  'DataDirectoryInUse',
  'DataDirectoryUnusable',
  'ReadModelRefused',
  'RebuildStopped',
  'WrongConfiguration',
]);

/** The Chinese sentence of a refusal with its details filled in, and its code. */
export const sentence = (refusal: Refusal): string => {
  const text = refusalSentences[refusal.code];
  const details = refusal.details as Readonly<Record<string, unknown>>;
  const filled = text?.replace(/\{(\w+)\}/g, (_, name: string) => String(details[name] ?? ''));
  return `${filled ?? '操作被拒绝'}(${refusal.code})`;
};

/** Errors of the file system that a person at the keyboard can mend. */
const isOperatorError = (error: unknown): error is Error =>
  error instanceof Error &&
  'code' in error &&
  ['ENOENT', 'EACCES', 'EISDIR', 'ENOTDIR', 'EADDRINUSE', 'ENOSPC'].includes(String(error.code));
