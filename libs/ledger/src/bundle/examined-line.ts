import { examined, type Examined } from '../examined.js';
import { eventIn } from './event-line.js';

/** An event of a bundle that was looked at by itself. */
export type ExaminedEvent = Examined & Readonly<{ path?: readonly string[] | undefined }>;

/** A line after the first, as far as it can be looked at without the others: an event, or the text of anything else. */
export type ExaminedLine = ExaminedEvent | string;

/** Looks at a line (UTF-8, without its newline). */
export const examinedLine = (line: Buffer, hasPath: boolean): ExaminedLine => {
  const event = eventIn(line, hasPath);
  if (!event) return line.toString();
  const { sequence, hash, link, leaf, said } = examined(event);
  return { sequence, hash, link, leaf, said, path: event.path };
};
