import { chmodSync, renameSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { writtenKey } from '@app/ledger';
import { temporaryDirectory } from '@test/temporary';
import { configuredKey } from './key-file.js';

Logger.overrideLogger(false);
const [first, second] = [1, 2].map((byte) => writtenKey('hengjian/x', 'ed25519', Buffer.alloc(32, byte))) as [Key, Key];
type Key = ReturnType<typeof writtenKey>;

let file: string;
let remove: () => void;
beforeEach(() => {
  const made = temporaryDirectory();
  ({ remove } = made);
  file = join(made.directory, 'log.key');
});
afterEach(() => remove());
const put = (secret: string, into = file) => writeFileSync(into, `${secret}\n`, { mode: 0o600 });
const read = () => configuredKey(file, '/data');

it('is none where none is named', () => {
  expect(configuredKey(null, '/data')()).toBeNull();
});

it('is not there yet, and is used when it is', () => {
  const current = read();
  expect(current()).toBeNull();
  put(first.secret);
  expect(current()?.verifier).toBe(first.verifier);
});

it('is the new one as soon as that is put in its place', () => {
  put(first.secret);
  const current = read();
  expect(current()?.verifier).toBe(first.verifier);
  put(second.secret, `${file}.new`);
  renameSync(`${file}.new`, file);
  expect(current()?.verifier).toBe(second.verifier);
});

it('stays what it was while the file is away or cannot be used', () => {
  put(first.secret);
  const current = read();
  rmSync(file);
  expect(current()?.verifier).toBe(first.verifier);
  put(second.secret);
  chmodSync(file, 0o644);
  expect([current(), current()].map((key) => key?.verifier)).toEqual([first.verifier, first.verifier]);
  chmodSync(file, 0o600);
  expect(current()?.verifier).toBe(second.verifier);
});

it('is read as soon as it can be, though nothing of its file changes, and what is the matter is told once', () => {
  put(first.secret);
  const link = join(dirname(file), 'data');
  const current = configuredKey(file, link);
  put(second.secret, `${file}.new`);
  renameSync(`${file}.new`, file);
  const told = jest.spyOn(Logger.prototype, 'error');
  // As long as the data directory seems to be around it.
  symlinkSync(dirname(file), link);
  expect([current(), current()].map((key) => key?.verifier)).toEqual([first.verifier, first.verifier]);
  expect(told.mock.calls).toEqual([[expect.stringContaining('在数据目录之内')]]);
  unlinkSync(link);
  expect(current()?.verifier).toBe(second.verifier);
  expect(told).toHaveBeenCalledTimes(1);
  told.mockRestore();
});

it('is told when it cannot be looked at, once', () => {
  put(first.secret);
  const current = read();
  const told = jest.spyOn(Logger.prototype, 'error');
  // A link that leads to itself.
  rmSync(file);
  symlinkSync(file, file);
  expect([current(), current()].map((key) => key?.verifier)).toEqual([first.verifier, first.verifier]);
  expect(told.mock.calls).toEqual([[expect.stringContaining('仍用原来的密钥')]]);
  told.mockRestore();
});

it('is never that of a witness: a log would be its own', () => {
  put(writtenKey('audit.city', 'cosignature', Buffer.alloc(32, 2)).secret);
  expect(read).toThrow('日志不能见证自己');
});
