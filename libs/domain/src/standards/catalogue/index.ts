import type { Standard } from '../standard.js';
import { basic2012 } from './basic-2012.js';
import { hqb2017 } from './hqb-2017.js';

export { basic2012, hqb2017 };

/** Every published standard that this program knows, newest family first. */
export const publishedStandards: readonly Standard[] = [hqb2017, basic2012];

/** The standard that a case file means when it names none. */
export const defaultStandardId = hqb2017.id;

/** A published standard by its id (`hqb-2017`), or undefined. */
export const publishedStandard = (id: string): Standard | undefined => publishedStandards.find((one) => one.id === id);
