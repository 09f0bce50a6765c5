#!/usr/bin/env bash
# Three servers on one database: how soon an edited destination is live on all of them; and how long an old one is still
# answered by the two that cannot LISTEN, because whatever is between them and the database cuts what would.
# Usage, after mvn verify: liberty/bench/nodes.sh [edits] [edits without LISTEN]
. "$(dirname "$0")/server.sh"
need psql java
edits=${1:-200}
unheard=${2:-20}
ports=(19320 19321 19322)
proxy=19323
goal=100
unheard_goal=5000

# No limit on how fast: edits are measured.
sed -E 's/^([a-z]+\.(requests-per-minute|burst) *= *).*/\1100000000/' "$installation/plans.properties" > "$work/plans.properties"
export QUIETZONE_PLANS=$work/plans.properties
export QUIETZONE_STUDIO_REQUESTS_PER_MINUTE=100000000
launch one "${ports[0]}"
await_ready one "${ports[0]}"
data=$work/one/database/data
java -Xmx64m bench/nodes/DeafProxy.java $proxy "$(sed -n 4p "$data/postmaster.pid")" "$work/deaf" &
servers[proxy]=$!
export QUIETZONE_DB_URL=jdbc:postgresql://127.0.0.1:$proxy/quietzone
export QUIETZONE_DB_USER=quietzone QUIETZONE_DB_PASSWORD
QUIETZONE_DB_PASSWORD=$(cat "$data/quietzone.password")
launch two "${ports[1]}"
launch three "${ports[2]}"
await_ready two "${ports[1]}"
await_ready three "${ports[2]}"
id=$(new_code "${ports[0]}" https://example.com/edit)

probe() { # edits pause
  java -Xmx64m bench/nodes/EditProbe.java "$1" "$2" "$id" "$(cat "$work/key")" "${ports[@]}"
}

listeners() {
  sql one "select count(*) from pg_stat_activity where application_name = 'quietzone-listener'"
}

[ "$(listeners)" = 3 ] || { echo "$(listeners) of 3 servers listen"; exit 1; }
probe 20 0 > "$work/warm"
measured=$(probe "$edits" 0)
read -r p99 most _ <<< "$measured"

touch "$work/deaf"
sql one "select count(pg_terminate_backend(pid)) from pg_stat_activity where application_name = 'quietzone-listener'" \
  postgres > "$work/cut"
sleep 2
[ "$(listeners)" = 1 ] || { echo "$(listeners) servers listen, not the first alone"; exit 1; }
measured=$(probe "$unheard" 5000)
read -r _ _ old <<< "$measured"
[ "$(listeners)" = 1 ] || { echo "$(listeners) servers listen, not the first alone"; exit 1; }

echo "three servers: an edit is live on all after $p99 ms at the 99th percentile of $edits (goal $goal), $most ms at the most;" \
  "without LISTEN the old destination is answered for $old ms at the most of $unheard (goal $unheard_goal)"
((p99 <= goal && old <= unheard_goal))
