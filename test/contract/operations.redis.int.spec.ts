import { afterAll, beforeAll } from '@jest/globals';
import { RedisOperations } from '@app/vault';
import { RedisServer } from '../bench/redis-server.js';
import { operationsContract } from './operations.contract.js';
import { outboxContract } from './outbox.contract.js';

let redis: RedisServer;
let tenants = 0;
const log = { warn: () => undefined, log: () => undefined };
beforeAll(async () => {
  redis = await RedisServer.start({ fsync: 'everysec' });
});
afterAll(() => redis.remove());

/** Each spec in a tenant of its own, as installations that share a server would be. */
const stage = () => {
  const tenant = `t${++tenants}`;
  return { open: () => RedisOperations.open({ url: redis.url, tenant, log }), remove: () => undefined };
};
operationsContract('Redis', stage);
outboxContract('Redis', stage);
