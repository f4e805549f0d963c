import { Failed } from './failed.js';
import { Refusal } from '@app/domain/kernel';
import { refusalSentences } from '@app/domain/catalogue';
import { StoreUnavailable } from '@app/event-store';

/** Says on stderr what went wrong, in the words of the person's trade; answers the exit code. */
export const complain = (error: unknown): number => {
  if (error instanceof Refusal) console.error(sentence(error));
  else if (error instanceof StoreUnavailable || isOperatorError(error)) console.error(error.message);
  else if (error instanceof Failed) console.error(error.message);
  else console.error(error);
  return 1;
};

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
