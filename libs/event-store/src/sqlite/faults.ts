import { sqliteFault } from '@app/sqlite';
import { StoreUnavailable } from '../event-store.js';
import { damaged } from './schema.js';

/** A driver's error as the port's; anything else as it is. */
export const unavailable = (error: unknown, file: string): unknown => {
  switch (sqliteFault(error)) {
    case 'busy':
      return new StoreUnavailable(`${file} 正被其他程序占用,请关闭该程序后重试;本次未写入。`, 'busy');
    case 'full':
      return new StoreUnavailable(`磁盘空间不足或读写出错,请清理 ${file} 所在磁盘后重试;本次未写入。`, 'full');
    case 'readonly':
      return new StoreUnavailable(`${file} 为只读,请为运行账户开放写权限;本次未写入。`, 'readonly');
    case 'cannot-open':
      return new StoreUnavailable(`无法打开 ${file},请检查目录是否存在、运行账户是否可读写。`, 'readonly');
    // Every condition is checked under the write lock before it is relied on, so a clash means foreign rows.
    case 'unique':
    case 'corrupt':
      return damaged(file);
    case 'other':
      return error;
  }
};

/** Does the work, with the driver's errors turned into the port's. */
export const guarded = <Result>(file: string, work: () => Result): Result => {
  try {
    return work();
  } catch (error) {
    throw unavailable(error, file);
  }
};
