import type { RouteRecordRaw } from 'vue-router';

const texts = ['submissions', 'reviews'];

/** What waits for a reviewer, and a filing laid before one. */
export const reviewPages: RouteRecordRaw[] = [
  {
    path: '/submissions/reviews',
    component: () => import('./queue-page.vue'),
    meta: { title: 'reviews.queue.title', texts, needs: ['submissions.review'] },
  },
  {
    path: '/submissions/reviews/:unitId/:dataYear',
    component: () => import('./review-page.vue'),
    props: true,
    meta: { title: 'reviews.title', texts, needs: ['submissions.read'] },
  },
];
