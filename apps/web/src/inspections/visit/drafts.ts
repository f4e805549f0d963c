import type { InjectionKey } from 'vue';
import type { Draft } from '../offline/entries';

/** The drafts of a visit as they were when its page opened. */
export const draftsKey: InjectionKey<ReadonlyMap<string, Draft>> = Symbol('drafts');
