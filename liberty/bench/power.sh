#!/usr/bin/env bash
# Cuts the power while codes are scanned, as far as that can be played: the server's home is a file system of its own in a
# loop device. The server is frozen, the file system loses all that was not synced, everything is killed, and started
# again on what is left. What arrived is the oracle, as in crash.sh.
# Needs root. Usage, after mvn verify: liberty/bench/power.sh [cuts]
. "$(dirname "$0")/server.sh"
need psql java pgrep mkfs.ext4 xfs_io
cuts=${1:-20}
port=19312
goal=15

truncate -s 2G "$work/disk"
mkfs.ext4 -q "$work/disk"
mkdir "$work/one"
mount -o loop "$work/disk" "$work/one" 2> "$work/mount.txt" || { echo "SKIPPED: $(head -n 1 "$work/mount.txt")"; exit 0; }
on_exit+=('! postgres=$(postmaster one) || kill -KILL $postgres; sleep 1; umount "$work/one"')

is_gone() { # pid
  [ ! -e "/proc/$1/exe" ] || [ -z "$(readlink "/proc/$1/exe")" ]
}

launch one $port
await_ready one $port
probe=$(new_code $port https://example.com/probe)
ids=()
for ((i = 0; i < 8; i++)); do ids+=("$(new_code $port "https://example.com/$i")"); done
load $port 16 2 $((cuts * 90 + 60)) "${ids[@]}"
slowest=0
for ((cut = 0; cut < cuts; cut++)); do
  sleep "$((RANDOM % 3 + 1)).$((RANDOM % 10))"
  postgres=$(postmaster one)
  family=("$postgres" $(pgrep -P "$postgres"))
  # Frozen first: nothing is answered that was written after the cut.
  kill -STOP "${servers[one]}"
  xfs_io -x -c shutdown "$work/one"
  kill -KILL "${servers[one]}" "${family[@]}" 2> /dev/null || true
  wait "${servers[one]}" 2> /dev/null || true
  for pid in "${family[@]}"; do await is_gone "$pid"; done
  await umount "$work/one" 2> "$work/umount.txt"
  start=$(millis)
  mount -o loop "$work/disk" "$work/one"
  launch one $port
  await leads $port "$probe"
  await_ready one $port
  took=$(($(millis) - start))
  ((took > slowest)) && slowest=$took
done
unload > "$work/tallies"
await is_imported $port
met=0
balanced=$(balance one $port "$work/tallies") || met=1
((slowest <= goal * 1000)) || met=1
echo "$cuts power cuts: $balanced, ready again in at most $((slowest / 1000)).$((slowest % 1000 / 100)) s (goal $goal)"
exit $met
