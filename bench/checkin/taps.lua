-- Check-ins for wrk: a person after another, a fresh key for each, until the time is up. From then on
-- nothing is asked any more, so that every check-in that was sent is answered before wrk ends and the
-- rows in the database can be compared with the answers one by one.
--
--   wrk ... -s taps.lua URL -- SESSIONS SECONDS SEED TOKEN_FIELD
--
-- SESSIONS: a line each, cookies, tab, form token.
local ffi = require("ffi")
ffi.cdef [[
struct checkin_time { long seconds; long nanoseconds; };
int clock_gettime(int clock, struct checkin_time *time);
]]
local MONOTONIC = 1
local time = ffi.new("struct checkin_time")
local threads = 0

local function now()
  ffi.C.clock_gettime(MONOTONIC, time)
  return tonumber(time.seconds) + tonumber(time.nanoseconds) / 1e9
end

function setup(thread)
  thread:set("number", threads)
  threads = threads + 1
end

function init(args)
  heads, tokens, turn, sent = {}, {}, 0, 0
  seconds = tonumber(args[2])
  math.randomseed(tonumber(args[3]) * 1000 + number)
  field = args[4]
  local nth = 0
  for line in io.lines(args[1]) do
    -- Two threads never act as the same person.
    if nth % 2 == number % 2 then
      local cookies, token = line:match("^(.-)\t(.*)$")
      heads[#heads + 1] = {
        ["Cookie"] = cookies,
        ["Content-Type"] = "application/x-www-form-urlencoded",
        ["Origin"] = wrk.scheme .. "://" .. wrk.headers["Host"],
      }
      tokens[#tokens + 1] = token
    end
    nth = nth + 1
  end
end

function request()
  local at = now()
  until_then = until_then or at + seconds
  if at > until_then then return "" end
  turn = turn % #heads + 1
  sent = sent + 1
  local key = string.format("%08x%08x%02x%014x", math.random(0, 0xffffffff - 1), math.random(0, 0xffffffff - 1), number, sent)
  local way = sent % 2 == 0 and "pulang" or "masuk"
  local clock = os.date("!%Y-%m-%dT%H:%M:%SZ")
  local body = field .. "=" .. tokens[turn] .. "&kunci=" .. key .. "&jenis=" .. way
    .. "&cara=rumah&saat=" .. clock .. "&kirim=" .. clock
  return wrk.format("POST", nil, heads[turn], body)
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    '\nfigures {"answers": %d, "refused": %d, "broken": %d, "p50": %.3f, "p99": %.3f, "max": %.3f}\n',
    summary.requests, errors.status, errors.connect + errors.read + errors.write + errors.timeout,
    latency:percentile(50) / 1000, latency:percentile(99) / 1000, latency.max / 1000))
end
