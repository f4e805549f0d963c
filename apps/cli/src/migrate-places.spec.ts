import { describe, expect, it } from '@jest/globals';
import { placeOf } from './migrate-places.js';

const url = 'kurrentdb://u:hunter2@db:2113?tls=true';

describe('an end of a move', () => {
  it('is a data directory, or a cluster; alone, the ones of --data and KURRENTDB_URL', () => {
    expect(placeOf('--from', 'sqlite:/srv/data', '/d', url)).toEqual({ engine: 'sqlite', directory: '/srv/data' });
    expect(placeOf('--from', 'sqlite:', '/d', url)).toEqual({ engine: 'sqlite', directory: '/d' });
    expect(placeOf('--to', 'kurrentdb:', '/d', url)).toEqual({ engine: 'kurrentdb', url });
    expect(placeOf('--to', url, '/d', undefined)).toEqual({ engine: 'kurrentdb', url });
    expect(placeOf('--to', `kurrentdb:${url}`, '/d', undefined)).toEqual({ engine: 'kurrentdb', url });
    const found = 'kurrentdb+discover://u:hunter2@db:2113';
    expect(placeOf('--to', found, '/d', undefined)).toEqual({ engine: 'kurrentdb', url: found });
  });

  it.each(['mysql://u:hunter2@db', 'hunter2', '/srv/hunter2', 'kurrentdb:hunter2', ''])(
    'is refused without being repeated: %p',
    (typed) => {
      expect(() => placeOf('--to', typed, '/d', url)).toThrow(/^--to 应写作(?!.*hunter2)/);
    },
  );

  it('needs the connection string from somewhere', () => {
    expect(() => placeOf('--to', 'kurrentdb:', '/d', undefined)).toThrow('KURRENTDB_URL');
  });
});
