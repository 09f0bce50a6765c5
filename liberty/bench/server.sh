# Sourced by the other scripts here: a packaged server of its own in a temporary folder, and what they share.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
installation=${QUIETZONE_INSTALLATION:-$PWD/target/dist/quietzone}
work=$(mktemp -d)
host=http://127.0.0.1
declare -A servers=()
on_exit=()

finish() {
  local command pid
  for pid in "${servers[@]}"; do kill "$pid" 2> /dev/null || true; done
  for pid in "${servers[@]}"; do wait "$pid" 2> /dev/null || true; done
  for command in "${on_exit[@]}"; do eval "$command" || true; done
  rm -rf "$work"
}
trap finish EXIT

need() { # commands
  local command
  for command in "$@"; do
    command -v "$command" > /dev/null || { echo "SKIPPED: $command is missing"; exit 0; }
  done
}

[ -x "$installation/bin/quietzone" ] || { echo "there is no server yet: run mvn verify first"; exit 1; }

launch() { # name port, settings by the environment
  QUIETZONE_HOME=$work/$1 QUIETZONE_HTTP_PORT=$2 QUIETZONE_HTTPS_PORT=-1 QUIETZONE_DEVELOPMENT=true \
    "$installation/bin/quietzone" > "$work/$1.console" 2>&1 &
  servers[$1]=$!
}

await_ready() { # name port
  local tries
  for ((tries = 0; tries < 1200; tries++)); do
    if curl -sf -o /dev/null "$host:$2/health/ready" && grep -q 'is ready at' "$work/$1.console"; then
      [ -s "$work/key" ] || sed -n 's/^demo studio key: //p' "$work/$1.console" > "$work/key"
      return
    fi
    kill -0 "${servers[$1]}" 2> /dev/null || { cat "$work/$1.console"; return 1; }
    sleep 0.1
  done
  echo "the server was not ready in two minutes"
  return 1
}

new_code() { # port destination; prints the short id
  curl -sS --fail-with-body "$host:$1/api/v1/qrcodes" -H "Authorization: Bearer $(cat "$work/key")" \
    -H 'Content-Type: application/json' -d "{\"destination\": \"$2\"}" | sed -n 's/.*"id":"\([^"]*\)".*/\1/p'
}

scans() { # port short-id; prints how many were counted
  curl -sS --fail-with-body "$host:$1/api/v1/qrcodes/$2" -H "Authorization: Bearer $(cat "$work/key")" |
    sed -n 's/.*"scans":\([0-9]*\).*/\1/p'
}
