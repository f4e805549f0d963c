export { CitedFiles, sentenceOf, type FilesVerified, type WrongFile } from './cited-files.js';
export { logFile, openLog, storedEvents } from './log.js';
export { keptCalendar } from './kept-calendar.js';
export { endReplacement } from '../restore/replace.js';
