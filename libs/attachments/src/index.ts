export * from './attachments.js';
export * from './disk/disk-attachments.js';
export * from './in-memory/in-memory-attachments.js';
export { textOf } from './media-type.js';
