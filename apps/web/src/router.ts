import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router';
import type { Permission } from './session/session';
import { keepPast } from './shell/keep-past';
import { needTexts } from './texts';

declare module 'vue-router' {
  interface RouteMeta {
    /** Key of the title, without the county's name. */
    title: string;
    /** Catalogues the page needs. */
    texts?: readonly string[];
    /** What one must be allowed to do somewhere to open it; any of them. */
    needs?: readonly Permission[];
    /** The page answers for a point of the past, to those who may do any of these. */
    past?: readonly Permission[];
    /** `bare`: without bars (sign-in, the big board). */
    frame?: 'bare';
    /** Opens from what this device keeps when the server cannot be asked who one is. */
    away?: true;
    /** Open to those who have not signed in. */
    open?: true;
  }
}

// Each slice names its own pages in `<slice>/pages.ts`.
const slices = import.meta.glob<Readonly<Record<string, readonly RouteRecordRaw[]>>>('./*/pages.ts', { eager: true });

const routes: RouteRecordRaw[] = [
  ...Object.values(slices).flatMap((pages) => Object.values(pages).flat()),
  { path: '/:rest(.*)*', component: () => import('./shell/missing-page.vue'), meta: { title: 'shell.missing.title' } },
];

export const router = createRouter({
  history: createWebHistory(),
  routes,
  // Back to where one was; else the page's head.
  scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? false : { top: 0 }),
});

keepPast(router);
router.beforeEach(async (to) => {
  await needTexts(to.meta.texts ?? []);
});
