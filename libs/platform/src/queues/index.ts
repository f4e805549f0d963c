export { bundleId, jobId, jobOf, queueNames, type Bundle, type Job, type QueueName } from './names.js';
export { asking, RedisLink, type LinkLog } from './redis-link.js';
export { memoryOf, RedisUnusable, troubleOf, type RedisMemory } from './redis-memory.js';
export { RedisQueues, type Consumer, type QueueState, type RedisQueuesOptions } from './redis-queues.js';
