import { resolve } from 'node:path';
import { isNetwork, type ChannelsConfig } from '../channels/index.js';
import type { Environment } from './environment.js';

export type { ChannelsConfig };

const networksOf = ({ WEBHOOK_ALLOW }: Environment): readonly string[] =>
  (WEBHOOK_ALLOW ?? '').split(/[\s,]+/).filter((text) => text !== '');

/** Parts of WEBHOOK_ALLOW that name no address and no network. */
export const unknownNetworks = (env: Environment): readonly string[] =>
  networksOf(env).filter((text) => !isNetwork(text));

/** The ways out that the environment names. */
export const channelsOf = (env: Environment, lines: ChannelsConfig['lines']): ChannelsConfig => ({
  email: env.SMTP_URL === undefined ? null : { url: env.SMTP_URL, from: env.MAIL_FROM! },
  sms: env.SMS_FILE === undefined ? null : { file: resolve(env.SMS_FILE) },
  webhook: env.WEBHOOK_URL === undefined ? null : { url: env.WEBHOOK_URL, secret: env.WEBHOOK_SECRET! },
  dingtalk: env.DINGTALK_URL === undefined ? null : { url: env.DINGTALK_URL, secret: env.DINGTALK_SECRET ?? null },
  wecom: env.WECOM_URL === undefined ? null : { url: env.WECOM_URL },
  lines,
  allowed: networksOf(env),
  checkpointsTo: env.CHECKPOINTS_MAIL_TO?.split(',') ?? [],
  site: env.PUBLIC_URL?.replace(/\/+$/, '') ?? null,
});
