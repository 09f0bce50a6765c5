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
    # The keys come last of what the first server says.
    [ -s "$work/key" ] || sed -n 's/^demo studio key: //p' "$work/$1.console" > "$work/key"
    if [ -s "$work/key" ] && grep -q 'is ready at' "$work/$1.console" && curl -sf -o /dev/null "$host:$2/health/ready"; then
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

postmaster() { # name; prints the pid of the PostgreSQL that the node started, if it is alive
  local pid
  pid=$(head -n 1 "$work/$1/database/data/postmaster.pid" 2> /dev/null) || return 1
  grep -qsF "$work/$1/database/data" "/proc/$pid/cmdline" && echo "$pid"
}

sql() { # name statement [role]; asks the database that the node made, and prints what it answers
  local data=$work/$1/database/data
  PGPASSWORD=$(cat "$data/quietzone.password") psql -h 127.0.0.1 -p "$(sed -n 4p "$data/postmaster.pid")" \
    -U "${3:-quietzone}" -d quietzone -qAtX -v ON_ERROR_STOP=1 -c "$2"
}

waiting() { # port; prints how many bytes of the journal are not in the database yet
  curl -s "$host:$1/api/status/" | sed -n 's/.*"waiting_bytes":\([0-9]*\).*/\1/p'
}

is_imported() { # port
  [ "$(waiting "$1")" = 0 ]
}

load() { # port connections pause-milliseconds seconds-at-the-most short-ids...
  java -Xmx64m src/test/java/io/quietzone/liberty/ScanLoad.java "$@" > "$work/load.txt" &
  servers[load]=$!
}

unload() { # ends the load and prints for each code: short id, requests sent, answered by 302, refused
  kill "${servers[load]}" 2> /dev/null || true
  wait "${servers[load]}" || true
  unset 'servers[load]'
  cat "$work/load.txt"
}

millis() { # since 1970
  date +%s%3N
}

leads() { # port short-id; whether it is redirected
  [ "$(curl -s -o /dev/null -w '%{http_code}' "$host:$1/q/$2")" = 302 ]
}

await() { # command that is tried until it succeeds
  local tries
  for ((tries = 0; tries < 1200; tries++)); do
    "$@" && return
    sleep 0.1
  done
  echo "two minutes were not enough: $*"
  return 1
}

# Every way in which scans of people are counted: one number if all agree.
totals="select string_agg(distinct scans::text, ' ') from (
  select count(*) as scans from scan where not bot
  union all select sum(scans) from scan_hour union all select sum(scans) from scan_month
  union all select sum(scans) from code union all (select sum(scans) from scan_day group by dimension)) as t"

balance() { # name port file; holds what was counted against what unload printed; false if anything is wrong
  local id sent answered refused
  while read -r id sent answered refused; do
    echo "$sent $answered $refused $(scans "$2" "$id")"
  done < "$3" | awk -v totals="$(sql "$1" "$totals")" '{
      answered += $2
      unanswered += $1 - $2 - $3
      if ($4 < $2) lost += $2 - $4
      if ($4 > $1 - $3) twice += $4 - ($1 - $3)
    }
    END {
      agree = totals ~ /^[0-9]+$/
      printf "of %d answered scans %d lost, %d counted twice (goal 0; %d were sent and never answered), totals %s",
        answered, lost, twice, unanswered, agree ? "agree" : "differ: " totals
      exit !(answered > 0 && lost == 0 && twice == 0 && agree)
    }'
}
