#!/usr/bin/env bash
# Stops the server's PostgreSQL while codes are scanned: half of the time by SIGSTOP, which leaves its connections open, and
# half of it by SIGKILL, again and again. No scan of a known code fails, and all are counted afterwards.
# Usage, after mvn verify: liberty/bench/outage.sh [seconds]
. "$(dirname "$0")/server.sh"
need psql java pgrep
seconds=${1:-60}
port=19311

launch one $port
await_ready one $port
ids=()
for ((i = 0; i < 8; i++)); do ids+=("$(new_code $port "https://example.com/$i")"); done
load $port 16 2 $((seconds + 120)) "${ids[@]}"
sleep 5

postgres=$(postmaster one)
stopped=("$postgres" $(pgrep -P "$postgres"))
on_exit+=("kill -CONT ${stopped[*]} 2> /dev/null")
kill -STOP "${stopped[@]}"
sleep $((seconds - seconds / 2))
kill -CONT "${stopped[@]}"

end=$((SECONDS + seconds / 2))
while ((SECONDS < end)); do
  ! postgres=$(postmaster one) || kill -KILL "$postgres" 2> /dev/null || true
  sleep 0.2
done

sleep 5
unload > "$work/tallies"
await is_imported $port
met=0
balanced=$(balance one $port "$work/tallies") || met=1
failed=$(awk '{ failed += $2 == $3 ? 0 : $2 - $3 } END { print failed + 0 }' "$work/tallies")
((failed == 0)) || met=1
echo "PostgreSQL away for $seconds s: $failed redirects failed (goal 0), $balanced"
exit $met
