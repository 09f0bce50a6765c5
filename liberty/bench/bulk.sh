#!/usr/bin/env bash
# Measures batches over HTTP on the packaged server: seconds for 5,000 pictures of an inch at 300 dpi once the server is
# warm (goal 1), of square modules, as the engine's benchmark draws them, and of the rounded ones that are the default;
# whether 5,000 pictures of 15 inches at 600 dpi are drawn in 256 MiB of heap more than a server at rest uses; and how
# soon the work stops, and its quota is back, when a client goes away (goal 1 s).
# Usage, after mvn -Prun or mvn verify: liberty/bench/bulk.sh [items] [runs]
set -euo pipefail
cd "$(dirname "$0")/.."
items=${1:-5000}
runs=${2:-15}
home=$(mktemp -d)
port=${QUIETZONE_HTTP_PORT:-19080}
export QUIETZONE_HOME=$home QUIETZONE_HTTP_PORT=$port QUIETZONE_HTTPS_PORT=${QUIETZONE_HTTPS_PORT:-19443} QUIETZONE_DEVELOPMENT=true
server=
missed=0
stop() {
  [ -z "$server" ] || { kill "$server" 2> /dev/null && wait "$server"; } || true
  server=
}
trap 'stop; rm -rf "$home"' EXIT

start() {
  : > "$home/console.txt"
  target/dist/quietzone/bin/quietzone > "$home/console.txt" 2>&1 &
  server=$!
  until grep -qE '^(demo studio key: |The demo key)' "$home/console.txt"; do
    kill -0 "$server" || { cat "$home/console.txt"; exit 1; }
    sleep 0.1
  done
  local key
  key=$(sed -n 's/^demo key: //p' "$home/console.txt")
  [ -z "$key" ] || echo "$key" > "$home/key"
}

table() { # name, inches, dpi, pattern
  seq "$items" | awk -v name="$1" -v inches="$2" -v dpi="$3" -v pattern="${4:-rounded}" \
    'BEGIN { print "data,size_inches,dpi,pattern" } { print "https://example.com/" name "/" $1 "," inches "," dpi "," pattern }' > "$home/items.csv"
}

batch() { # prints seconds; further arguments are curl's
  curl -sS --fail-with-body -o "$home/batch.zip" -w '%{time_total}\n' "http://localhost:$port/api/v1/generate/bulk/" \
    -H "X-Api-Key: $(cat "$home/key")" -H 'Content-Type: text/csv' --data-binary "@$home/items.csv" "$@"
}

remaining() { # renders left, this one not counted
  local left
  left=$(curl -sS --fail-with-body -D - -o "$home/qr.png" "http://localhost:$port/api/v1/generate/" \
    -H "X-Api-Key: $(cat "$home/key")" -H 'Content-Type: application/json' -d '{"data": "https://example.com", "size_inches": 1}' \
    | tr -d '\r' | sed -n 's/^X-QR-Quota-Remaining: //Ip')
  echo $((left + 1))
}

figure() { # what, value, unit, goal: at most that
  local verdict=reached
  awk -v value="$2" -v goal="$4" 'BEGIN { exit !(value <= goal) }' || { verdict=MISSED; missed=1; }
  echo "$1: $2 $3 (goal $4) $verdict"
}

[ -x target/dist/quietzone/bin/quietzone ] || { echo "there is no server yet: run mvn verify first"; exit 1; }
start
jcmd "$server" GC.run > "$home/jcmd.txt"
idle=$(jcmd "$server" GC.heap_info | awk '/generation|heap/ && match($0, /used [0-9]+K/) { sum += substr($0, RSTART + 5, RLENGTH - 6) } END { print int(sum / 1024) }')

table gone 15 600
before=$(remaining)
batch --max-time 3 > "$home/gone.txt" 2>&1 || true
gone=$(date +%s%N)
asked=1
until [ "$(remaining)" -eq $((before - asked)) ]; do
  asked=$((asked + 1))
  [ "$asked" -lt 1000 ] || { echo "the quota of an abandoned batch never came back"; exit 1; }
done
figure "an abandoned batch of $items stops after" "$(awk -v ns=$(($(date +%s%N) - gone)) 'BEGIN { printf "%.2f", ns / 1e9 }')" s 1

for pattern in squares rounded; do
  best=
  for ((run = 1; run <= runs; run++)); do
    table "$pattern/$run" 1 300 "$pattern"
    seconds=$(batch)
    best=$(printf '%s\n%s\n' "${best:-$seconds}" "$seconds" | sort -n | head -n 1)
  done
  figure "$items pictures of 1 inch at 300 dpi, $pattern, best of $runs runs" "$best" s 1
done

stop
# The JVM rounds a heap up to whole two mebibytes.
export JVM_ARGS="-Xmx$(((idle + 256) / 2 * 2))m"
start
table large 15 600
seconds=$(batch) || seconds=failed
files=$(python3 -c 'import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); print(len(z.namelist()) if z.testzip() is None else 0)' "$home/batch.zip")
heap=$(jcmd "$server" VM.flags | sed -n 's/.*-XX:MaxHeapSize=\([0-9]*\).*/\1/p')
figure "pictures of 15 inches at 600 dpi that are missing of $items, in $seconds s" "$((items + 1 - files))" pictures 0
figure "heap they had above the $idle MiB of a server at rest" "$((heap / 1048576 - idle))" MiB 256
exit "$missed"
