import type { RouteRecordRaw } from 'vue-router';

export { reviewPages } from './review/pages';

const texts = ['submissions'];
/** Ids only: `campaigns` and `reviews` are no units. */
const unit = '/submissions/:unitId([0-9a-f-]{36})/:dataYear';

/** What units owe and file, and the rounds in which the bureau asks for it. */
export const submissionPages: RouteRecordRaw[] = [
  {
    path: '/submissions',
    component: () => import('./submissions-page.vue'),
    meta: { title: 'submissions.title', texts, needs: ['submissions.read', 'submissions.draft'] },
  },
  {
    path: '/submissions/campaigns/new',
    component: () => import('./campaign/new-campaign-page.vue'),
    meta: { title: 'submissions.open.title', texts, needs: ['submissions.campaign'] },
  },
  {
    path: '/submissions/campaigns/:id',
    component: () => import('./campaign/campaign-page.vue'),
    props: true,
    meta: { title: 'submissions.campaign.title', texts, needs: ['submissions.read'] },
  },
  {
    path: unit,
    component: () => import('./form/return-page.vue'),
    props: true,
    meta: { title: 'submissions.form.title', texts, needs: ['submissions.read'] },
  },
  {
    path: `${unit}/versions`,
    component: () => import('./filed/versions-page.vue'),
    props: true,
    meta: { title: 'submissions.versions.title', texts, needs: ['submissions.read'] },
  },
];
