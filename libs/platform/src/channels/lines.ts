import type { Channel } from './channel.js';
import type { PostOptions } from './guarded-post.js';
import { dingtalkChannel, wecomChannel } from './robots.js';
import { webhookChannel } from './webhook.js';

/** The ways out that may lead to several places: one place for each county, or each office. */
export const lineKinds = ['webhook', 'dingtalk', 'wecom'] as const;
export type LineKind = (typeof lineKinds)[number];

/** One place of such a way, as configured: counties name it, and never see its address or secret. */
export type LineConfig = Readonly<{
  /** What settings name it by: small letters, digits and hyphens. */
  id: string;
  /** What people read. */
  label: string;
  kind: LineKind;
  url: string;
  /** Always there for a webhook; null for a robot without one. */
  secret: string | null;
  /** Ids of the counties that may choose it; null: any. */
  counties: readonly string[] | null;
}>;

/** A line as it is used. */
export type Line = Omit<LineConfig, 'url' | 'secret'> & Readonly<{ channel: Channel }>;

/** Makes a configured line one that can be sent through. */
export const lineOf = ({ url, secret, ...shown }: LineConfig, options: PostOptions): Line => {
  if (shown.kind === 'webhook') return { ...shown, channel: webhookChannel({ url, secret: secret ?? '' }, options) };
  if (shown.kind === 'dingtalk') return { ...shown, channel: dingtalkChannel({ url, secret }, options) };
  return { ...shown, channel: wecomChannel({ url }, options) };
};
