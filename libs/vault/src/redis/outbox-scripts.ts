import { Script } from './redis-link.js';

/**
 * An entry is a hash; what is absent in it is null. Beside the entries:
 * - `due/…`: those of a county that wait, by the instant from which somebody may take them; `counties`: which have any;
 * - `bundle/…`: those of a bundle that wait; `subject/…`: all about a thing;
 * - `failed/…`: those of a county that failed, by when; `done`: what was sent or dropped, by when;
 * - `tally/…`: of a county, how many stand where; `messages`: how many entries each message that was sent had.
 */
const shelf = `
  local P = KEYS[1]..'outbox/'
  local function entry(id) return P..'entry/'..id end
  local function count(county, channel, status, by)
    redis.call('HINCRBY', P..'tally/'..county, channel..'|'..status, by)
  end
  local function put(key, field, value)
    if value then redis.call('HSET', key, field, value) else redis.call('HDEL', key, field) end
  end
  local function dueOf(county) return P..'due/'..county end
  local function waits(id, e, due)
    redis.call('ZADD', dueOf(e.countyId), due, id)
    redis.call('SADD', P..'counties', e.countyId)
    redis.call('SADD', P..'bundle/'..e.bundle, id)
    count(e.countyId, e.channel, 'waiting', 1)
  end
  local function waitsNoMore(id, bundle, county, channel)
    redis.call('ZREM', dueOf(county), id)
    if redis.call('EXISTS', dueOf(county)) == 0 then redis.call('SREM', P..'counties', county) end
    redis.call('SREM', P..'bundle/'..bundle, id)
    count(county, channel, 'waiting', -1)
  end
`;

/** ARGV: entries as JSON, each with its fields as texts and `due` in milliseconds. Answers how many were new. */
export const add = new Script(`${shelf}
  local new = 0
  for _, one in ipairs(cjson.decode(ARGV[1])) do
    local key = entry(one.fields.id)
    if redis.call('EXISTS', key) == 0 then
      for field, value in pairs(one.fields) do redis.call('HSET', key, field, value) end
      redis.call('HSET', key, 'status', 'waiting', 'attempts', 0)
      waits(one.fields.id, one.fields, one.due)
      if one.fields.subjectId then redis.call('SADD', P..'subject/'..one.fields.subjectId, one.fields.id) end
      new = new + 1
    end
  end
  return new`);

/**
 * ARGV: now in milliseconds, bundles, entries looked at together, entries for each bundle. Counties that have more than
 * their share give what others lack, again in equal shares; however much is due, so many entries are read and no more.
 * Answers ids, bundles, instants, sequences, counties, flat.
 */
export const due = new Script(`${shelf}
  local found, lines = {}, {}
  for _, county in ipairs(redis.call('SMEMBERS', P..'counties')) do
    lines[#lines + 1] = { county = county, at = 0, seen = {} }
  end
  local lacking, few, each = tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])
  local left = #lines * few + lacking * each
  local function read(line, share, most)
    local new, stop = 0, line.at + most
    while new < share and line.at < stop do
      local ids = redis.call('ZRANGEBYSCORE', dueOf(line.county), '-inf', ARGV[1], 'LIMIT', line.at, math.max(few, share))
      for _, id in ipairs(ids) do
        local e = redis.call('HMGET', entry(id), 'bundle', 'notBefore', 'sequence')
        if not line.seen[e[1]] then line.seen[e[1]], new = true, new + 1 end
        for _, value in ipairs({ id, e[1], e[2], e[3], line.county }) do found[#found + 1] = value end
      end
      line.at = line.at + #ids
      left = left - #ids
      if #ids < math.max(few, share) then return new, false end
    end
    return new, true
  end
  while lacking > 0 and left > 0 and #lines > 0 do
    local share, longer = math.ceil(lacking / #lines), {}
    for _, line in ipairs(lines) do
      local new, more = read(line, share, share * each)
      lacking = lacking - math.min(new, share)
      if more then longer[#longer + 1] = line end
    end
    lines = longer
  end
  return found`);

/** ARGV: now, until, until in milliseconds, bundles. Answers the entries taken, each flat, bundle by bundle. */
export const takeThese = new Script(`${shelf}
  local taken = {}
  for n = 4, #ARGV do
    local free = {}
    for _, id in ipairs(redis.call('SMEMBERS', P..'bundle/'..ARGV[n])) do
      local e = redis.call('HMGET', entry(id), 'notBefore', 'heldUntil', 'sequence', 'countyId')
      if e[1] <= ARGV[1] and (not e[2] or e[2] <= ARGV[1]) then
        free[#free + 1] = { id = id, notBefore = e[1], sequence = tonumber(e[3]), county = e[4] }
      end
    end
    table.sort(free, function(a, b)
      if a.notBefore ~= b.notBefore then return a.notBefore < b.notBefore end
      if a.sequence ~= b.sequence then return a.sequence < b.sequence end
      return a.id < b.id
    end)
    for _, one in ipairs(free) do
      taken[#taken + 1] = redis.call('HGETALL', entry(one.id))
      redis.call('HSET', entry(one.id), 'heldUntil', ARGV[2])
      redis.call('ZADD', dueOf(one.county), ARGV[3], one.id)
    end
  end
  return taken`);

/** ARGV: settlement as JSON of texts, milliseconds of its instant, ids. Answers how many were settled. */
export const settle = new Script(`${shelf}
  local s = cjson.decode(ARGV[1])
  local settled = 0
  for n = 3, #ARGV do
    local id, key = ARGV[n], entry(ARGV[n])
    local e = redis.call('HMGET', key, 'status', 'bundle', 'countyId', 'channel')
    if e[1] == 'waiting' then
      settled = settled + 1
      put(key, 'messageId', s.messageId)
      put(key, 'reason', s.reason)
      redis.call('HDEL', key, 'heldUntil')
      redis.call('HINCRBY', key, 'attempts', s.attempts)
      if s.status == 'retry' then
        redis.call('HSET', key, 'notBefore', s.at)
        redis.call('ZADD', dueOf(e[3]), ARGV[2], id)
      else
        redis.call('HSET', key, 'status', s.status, 'doneAt', s.at)
        put(key, 'receipt', s.receipt)
        waitsNoMore(id, e[2], e[3], e[4])
        count(e[3], e[4], s.status, 1)
        if s.status == 'failed' then redis.call('ZADD', P..'failed/'..e[3], ARGV[2], id)
        else redis.call('ZADD', P..'done', ARGV[2], id) end
        if s.status == 'sent' then
          redis.call('HINCRBY', P..'messages', s.messageId, 1)
          local last = redis.call('HGET', P..'tally/'..e[3], e[4]..'|last')
          if not last or last < s.at then redis.call('HSET', P..'tally/'..e[3], e[4]..'|last', s.at) end
        end
      end
    end
  end
  return settled`);

/** ARGV: id, now, now in milliseconds, counties. */
export const retry = new Script(`${shelf}
  local key = entry(ARGV[1])
  local e = redis.call('HMGET', key, 'status', 'bundle', 'countyId', 'channel')
  if e[1] ~= 'failed' then return 0 end
  for n = 4, #ARGV do
    if ARGV[n] == e[3] then
      redis.call('HSET', key, 'status', 'waiting', 'notBefore', ARGV[2], 'madeAt', ARGV[2], 'attempts', 0)
      redis.call('HDEL', key, 'doneAt', 'heldUntil')
      redis.call('ZREM', P..'failed/'..e[3], ARGV[1])
      count(e[3], e[4], 'failed', -1)
      waits(ARGV[1], { bundle = e[2], countyId = e[3], channel = e[4] }, ARGV[3])
      return 1
    end
  end
  return 0`);

/** ARGV: milliseconds before which, how many at most. Answers how many. */
export const forget = new Script(`${shelf}
  local old = redis.call('ZRANGEBYSCORE', P..'done', '-inf', '('..ARGV[1], 'LIMIT', 0, ARGV[2])
  for _, id in ipairs(old) do
    local e = redis.call('HMGET', entry(id), 'status', 'countyId', 'channel', 'subjectId', 'messageId')
    redis.call('DEL', entry(id))
    redis.call('ZREM', P..'done', id)
    if e[4] then redis.call('SREM', P..'subject/'..e[4], id) end
    count(e[2], e[3], e[1], -1)
    if e[1] == 'sent' and redis.call('HINCRBY', P..'messages', e[5], -1) <= 0 then
      redis.call('HDEL', P..'messages', e[5])
    end
  end
  return #old`);

/** ARGV: an entry as JSON of texts, with `due` and `done` in milliseconds: one that comes from elsewhere, as it stood. */
export const bring = new Script(`${shelf}
  local one = cjson.decode(ARGV[1])
  local e = one.fields
  local key = entry(e.id)
  if redis.call('EXISTS', key) == 1 then return 0 end
  for field, value in pairs(e) do redis.call('HSET', key, field, value) end
  if e.subjectId then redis.call('SADD', P..'subject/'..e.subjectId, e.id) end
  if e.status == 'waiting' then waits(e.id, e, one.due) return 1 end
  count(e.countyId, e.channel, e.status, 1)
  if e.status == 'failed' then redis.call('ZADD', P..'failed/'..e.countyId, one.done, e.id)
  else redis.call('ZADD', P..'done', one.done, e.id) end
  if e.status == 'sent' then
    redis.call('HINCRBY', P..'messages', e.messageId, 1)
    local last = redis.call('HGET', P..'tally/'..e.countyId, e.channel..'|last')
    if not last or last < e.doneAt then redis.call('HSET', P..'tally/'..e.countyId, e.channel..'|last', e.doneAt) end
  end
  return 1`);
