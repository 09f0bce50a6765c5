#!/usr/bin/env bash
# Scans that wait in the journal, imported by a server that has just been started: scans a second.
# Usage, after mvn verify: liberty/bench/import.sh [scans] [codes]
. "$(dirname "$0")/server.sh"
need psql java unzip
scans=${1:-500000}
codes=${2:-40}
port=19313
goal=30000
[ -d ../api-war/target/test-classes ] || { echo "there are no classes yet: run mvn verify first"; exit 1; }
unzip -q "$installation/wlp/usr/servers/quietzone/apps/quietzone.ear" 'lib/*' -d "$work"

launch one $port
await_ready one $port
for ((i = 0; i < codes; i++)); do new_code $port "https://example.com/$i" > "$work/code"; done
ids=$(sql one 'select id from code')
kill "${servers[one]}"
wait "${servers[one]}" || true

bytes=$(java -cp "../api-war/target/test-classes:../api-war/target/classes:$work/lib/*" \
  io.quietzone.scans.JournalFill "$work/one/journal" "$scans" $ids)
launch one $port
until left=$(waiting $port) && [ -n "$left" ]; do sleep 0.05; done
start=$(millis)
await is_imported $port
took=$(($(millis) - start))
await_ready one $port
counted=$(sql one "$totals")
awk -v n="$scans" -v bytes="$bytes" -v left="$left" -v took="$took" -v counted="$counted" -v g=$goal 'BEGIN {
  measured = n * left / bytes
  rate = took > 0 ? measured * 1000 / took : 0
  printf "%d scans imported in %.1f s: %d a second (goal %d), totals %s\n", measured, took / 1000, rate, g, counted == n ? "agree" : "differ: " counted
  exit !(rate >= g && counted == n) }'
