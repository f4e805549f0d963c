import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { proxyConfig } from './proxy-config.js';

const deployed = readFileSync('deploy/haproxy.cfg', 'utf8');
const ports = { site: 1, workers: 2, nodes: [3, 4] };

it('is the deployed file line by line, but for the addresses', () => {
  const local = proxyConfig(deployed, ports).split('\n');
  const changed = deployed.split('\n').flatMap((line, n) => (line === local[n] ? [] : [local[n]!.trim()]));
  expect(changed).toEqual([
    'bind 127.0.0.1:1',
    'bind 127.0.0.1:2',
    ...Array.from({ length: 2 }, () => ['server api1 127.0.0.1:3', 'server api2 127.0.0.1:4']).flat(),
  ]);
});

it('says when the deployed file is no longer what it was taken for', () => {
  expect(() => proxyConfig(deployed.replaceAll('api2:3000', 'second:3000'), ports)).toThrow('api2:3000');
  expect(() => proxyConfig(deployed.replace('bind :8081', 'bind :9'), ports)).toThrow('bind :8081');
});
