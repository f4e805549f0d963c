export { freePort } from '../bench/redis-server.js';
