#!/usr/bin/env bash
# Measures what a key adds to a request that the node knows already: microseconds, median and 99th percentile.
# Usage, after mvn verify: liberty/bench/keys.sh
set -euo pipefail
cd "$(dirname "$0")/../.."
ear=liberty/target/dist/quietzone/wlp/usr/servers/quietzone/apps/quietzone.ear
[ -f "$ear" ] && [ -d api-war/target/test-classes ] || { echo "there is no server yet: run mvn verify first"; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
unzip -q "$ear" 'lib/*' -d "$work"
java -cp "api-war/target/test-classes:api-war/target/classes:$work/lib/*" io.quietzone.keys.KeyAuthenticationBench
