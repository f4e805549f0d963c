import autocannon, { type Result } from 'autocannon';
import { percentile } from './measure.js';

/** What is asked again and again. */
export type Shot = Readonly<{
  url: string;
  method: 'GET' | 'POST';
  headers?: Record<string, string>;
  body?: string;
  /** The one status that is right; any success when absent. */
  status?: number;
}>;

/** `generator`: what asking took of one core, 0–1. It runs in this process, beside the server's. */
export type Volley = Readonly<{ perSecond: number; p50: number; p95: number; p99: number; generator: number }>;

const connections = 64;

/** One question over 64 connections for so many seconds; times in ms. @throws Error for any answer that is not the right one */
export const volley = async (
  { url, method, headers = {}, body, status: right }: Shot,
  seconds: number,
): Promise<Volley> => {
  const times: number[] = [];
  const failures = new Map<number, number>();
  const options = { url, method, headers, connections, duration: seconds, ...(body !== undefined && { body }) };
  const before = process.cpuUsage();
  const { duration, errors } = await new Promise<Result>((resolve, reject) => {
    const instance = autocannon(options, (error: Error | null, result) => (error ? reject(error) : resolve(result)));
    instance.on('response', (_, status, __, time) => {
      times.push(time);
      if (right === undefined ? status < 200 || status > 299 : status !== right)
        failures.set(status, (failures.get(status) ?? 0) + 1);
    });
  });
  const { user, system } = process.cpuUsage(before);
  if (failures.size > 0 || errors > 0) throw new Error(`${url}: ${errors} errors, ${JSON.stringify([...failures])}`);
  const [p50, p95, p99] = [0.5, 0.95, 0.99].map((part) => percentile(times, part)) as [number, number, number];
  return { perSecond: times.length / duration, p50, p95, p99, generator: (user + system) / 1e6 / duration };
};
