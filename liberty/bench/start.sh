#!/usr/bin/env bash
# Measures a start of the packaged server: seconds from the command to the first 200, and resident memory (RSS) of the
# server's JVM and of its PostgreSQL afterwards. The first start makes the database, the later ones find it.
# Usage, after mvn -Prun or mvn verify: liberty/bench/start.sh [starts]
set -euo pipefail
cd "$(dirname "$0")/.."
starts=${1:-3}
home=$(mktemp -d)
port=${QUIETZONE_HTTP_PORT:-19080}
export QUIETZONE_HOME=$home QUIETZONE_HTTP_PORT=$port QUIETZONE_HTTPS_PORT=${QUIETZONE_HTTPS_PORT:-19443} QUIETZONE_DEVELOPMENT=true
server=
trap '[ -z "$server" ] || { kill "$server" 2> /dev/null && wait "$server"; } || true; rm -rf "$home"' EXIT

resident_mib() { # of the processes given
  local total=0 pid
  for pid in "$@"; do
    total=$((total + $(awk '/^VmRSS/ { print $2 }' "/proc/$pid/status")))
  done
  echo $((total / 1024))
}

alive() {
  kill -0 "$server" || { cat "$home/console.txt"; exit 1; }
  sleep 0.05
}

[ -x target/dist/quietzone/bin/quietzone ] || { echo "there is no server yet: run mvn verify first"; exit 1; }
within=0
for ((i = 1; i <= starts; i++)); do
  begin=$(date +%s%N)
  target/dist/quietzone/bin/quietzone > "$home/console.txt" 2>&1 &
  server=$!
  until curl -sf -o "$home/answer.json" "http://localhost:$port/api/health/"; do
    alive
  done
  first_200=$((($(date +%s%N) - begin) / 1000000))
  until grep -q 'is ready at' "$home/console.txt"; do alive; done
  ready=$((($(date +%s%N) - begin) / 1000000))
  # A hundred pictures, so that the memory is that of a server at work.
  until grep -qE '^(demo studio key: |The demo key)' "$home/console.txt"; do alive; done
  key=$(sed -n 's/^demo key: //p' "$home/console.txt")
  [ -z "$key" ] || echo "$key" > "$home/key"
  for ((n = 0; n < 100; n++)); do
    curl -sS --fail-with-body -o "$home/qr.png" "http://localhost:$port/api/v1/generate/" -H "X-Api-Key: $(cat "$home/key")" \
      -H 'Content-Type: application/json' -d "{\"data\": \"https://example.com/$n\", \"size_inches\": 2}"
  done
  postmaster=$(head -n 1 "$home/database/data/postmaster.pid")
  echo "start $i: first 200 after $first_200 ms (goal 12000), ready after $ready ms;" \
    "RSS of the server $(resident_mib "$server") MiB (goal 500), of PostgreSQL's main process $(resident_mib "$postmaster") MiB"
  [ "$first_200" -le 12000 ] && [ "$(resident_mib "$server")" -le 500 ] && within=$((within + 1))
  kill "$server"
  wait "$server" || true
  server=
done
echo "$within of $starts starts within the goals"
[ "$within" -eq "$starts" ]
