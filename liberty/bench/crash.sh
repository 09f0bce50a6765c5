#!/usr/bin/env bash
# Kills the server and its PostgreSQL in turns, by SIGKILL and at random moments, while codes are scanned. What arrived is
# the oracle: no scan is lost whose 302 arrived, none is counted that was not sent, and all tables agree.
# Usage, after mvn verify: liberty/bench/crash.sh [kills]
. "$(dirname "$0")/server.sh"
need psql java
kills=${1:-50}
port=19310
goal=15

is_replaced() { # pid of the PostgreSQL before
  local now
  now=$(postmaster one) && [ "$now" != "$1" ] && curl -sf -o /dev/null "$host:$port/api/status/" && leads $port "$probe"
}

launch one $port
await_ready one $port
probe=$(new_code $port https://example.com/probe)
ids=()
for ((i = 0; i < 8; i++)); do ids+=("$(new_code $port "https://example.com/$i")"); done
load $port 16 2 $((kills * 60 + 60)) "${ids[@]}"
slowest=0
for ((kill = 0; kill < kills; kill++)); do
  sleep "$((RANDOM % 3 + 1)).$((RANDOM % 10))"
  start=$(millis)
  if ((kill % 2 == 0)); then
    kill -KILL "${servers[one]}"
    wait "${servers[one]}" 2> /dev/null || true
    launch one $port
    await leads $port "$probe"
    await_ready one $port
  else
    killed=$(postmaster one)
    kill -KILL "$killed"
    await is_replaced "$killed"
  fi
  took=$(($(millis) - start))
  ((took > slowest)) && slowest=$took
done
unload > "$work/tallies"
await is_imported $port
met=0
balanced=$(balance one $port "$work/tallies") || met=1
((slowest <= goal * 1000)) || met=1
echo "$kills kills of the server and of PostgreSQL: $balanced, ready again in at most $((slowest / 1000)).$((slowest % 1000 / 100)) s (goal $goal)"
exit $met
