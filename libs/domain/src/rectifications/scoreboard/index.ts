export { dayCounter, type DayCounter } from './day-counter.js';
export { lifeSteps, type LifeStep } from './life-steps.js';
export type * from './life.js';
export { scoreFigures, scoreLines, type ScoreFigure, type ScoreLine } from './score-lines.js';
export * from './scoreboard.js';
