import { expect, it } from '@jest/globals';
import { readConfig } from './config.js';

it('nothing is watched but what is asked for', () => {
  expect(readConfig({}).watch).toEqual({ mostLag: 1000, drainMs: 0, metrics: null, traces: null });
  expect(readConfig({ READY_MAX_LAG: '5', DRAIN_SECONDS: '7', METRICS_PORT: '0' }).watch).toEqual({
    mostLag: 5,
    drainMs: 7000,
    metrics: { port: 0, host: '127.0.0.1', token: null },
    traces: null,
  });
});

it('traces go where they are told to', () => {
  const endpoint = 'http://collector:4318';
  const { traces } = readConfig({ OTEL_EXPORTER_OTLP_ENDPOINT: `${endpoint}/`, OTEL_TRACES_SAMPLER_ARG: '0.25' }).watch;
  expect(traces).toEqual({ endpoint, service: 'hengjian', share: 0.25 });
  for (const wrong of [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'collector' }, { OTEL_TRACES_SAMPLER_ARG: '1.5' }])
    expect(() => readConfig(wrong)).toThrow(Object.keys(wrong)[0]!);
});

it.each(['0.0.0.0', '10.0.0.1', '::', 'example.cn', '127.example.cn'])(
  'figures that others can reach at %s ask for a secret',
  (METRICS_HOST) => {
    expect(() => readConfig({ METRICS_PORT: '9464', METRICS_HOST })).toThrow(/METRICS_TOKEN/);
    const token = 'sixteen-and-more';
    expect(readConfig({ METRICS_PORT: '9464', METRICS_HOST, METRICS_TOKEN: token }).watch.metrics?.token).toBe(token);
  },
);

it.each(['127.0.0.1', '127.8.8.8', 'localhost', '::1'])('this machine alone does not: %s', (METRICS_HOST) => {
  expect(readConfig({ METRICS_PORT: '9464', METRICS_HOST }).watch.metrics).toMatchObject({ token: null });
});
