import type { Router } from 'vue-router';
import { needTexts } from './texts';

/** Begins to bring the page that a path names, before the router comes to it. */
export const beginPage = (router: Router, path: string): void => {
  const { matched, meta } = router.resolve(path);
  void needTexts(meta.texts ?? []);
  for (const { components } of matched) {
    const page: unknown = components?.['default'];
    if (typeof page === 'function') void (page as () => Promise<unknown>)();
  }
};
