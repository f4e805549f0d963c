export * from './certification.js';
export * from './certification-events.js';
export * from './certification-todo-lines.js';
