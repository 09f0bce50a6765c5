#!/usr/bin/env bash
# Measures how fast a picture comes out of the cache over HTTP, beside a JAX-RS resource of the same server that reads the
# same request and answers the same bytes, and does nothing else (goal: 0.7 of it). The resource is made here, in a
# copy of the packaged server. The two are asked in turn, and the medians compared.
# Needs wrk and a JDK. Usage, after mvn -Prun or mvn verify: liberty/bench/cache.sh [seconds of each round]
set -euo pipefail
cd "$(dirname "$0")/.."
seconds=${1:-6}
rounds=5
connections=32
home=$(mktemp -d)
port=${QUIETZONE_HTTP_PORT:-19080}
export QUIETZONE_HOME=$home/home QUIETZONE_HTTP_PORT=$port QUIETZONE_HTTPS_PORT=${QUIETZONE_HTTPS_PORT:-19443} QUIETZONE_DEVELOPMENT=true
server=
trap '[ -z "$server" ] || { kill "$server" 2> /dev/null && wait "$server"; } || true; rm -rf "$home"' EXIT

command -v wrk > "$home/wrk" || { echo "wrk is not installed"; exit 1; }
[ -x target/dist/quietzone/bin/quietzone ] || { echo "there is no server yet: run mvn verify first"; exit 1; }

# The server, with the echo beside the application.
cp -r target/dist/quietzone "$home/quietzone"
config=$home/quietzone/wlp/usr/servers/quietzone
mkdir -p "$config/configDropins/overrides" "$config/apps/echo.war/WEB-INF/classes"
echo '<server><webApplication id="echo" location="echo.war" contextRoot="/echo" /></server>' > "$config/configDropins/overrides/echo.xml"
cat > "$home/Echo.java" << 'JAVA'
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Application;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;

@ApplicationPath("/")
public class Echo extends Application {
  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(Picture.class);
  }

  @Path("/picture")
  public static class Picture {
    private static volatile byte[] file;

    @POST
    @Consumes("application/json")
    @Produces("image/png")
    public byte[] echo(byte[] body) throws IOException {
      if (file == null) {
        file = Files.readAllBytes(java.nio.file.Path.of(System.getenv("ECHO_FILE")));
      }
      return file;
    }
  }
}
JAVA
javac -nowarn --release 17 -cp "$(find "$home/quietzone/wlp/dev/api/spec" -name '*jakarta.restfulWS*.jar')" \
  -d "$config/apps/echo.war/WEB-INF/classes" "$home/Echo.java"

# No limit on how fast: the cache is measured, not the limit.
sed -E 's/^(agency\.(requests-per-minute|burst) *= *).*/\1100000000/' "$home/quietzone/plans.properties" > "$home/plans.properties"
export QUIETZONE_PLANS=$home/plans.properties
export ECHO_FILE=$home/qr.png
touch "$home/console.txt"
"$home/quietzone/bin/quietzone" > "$home/console.txt" 2>&1 &
server=$!
until grep -q '^demo studio key: ' "$home/console.txt"; do
  kill -0 "$server" || { cat "$home/console.txt"; exit 1; }
  sleep 0.1
done
key=$(sed -n 's/^demo key: //p' "$home/console.txt")
order='{"data": "https://example.com/cached", "size_inches": 2}'
hit=http://localhost:$port/api/v1/generate/
echo=http://localhost:$port/echo/picture
curl -sS --fail-with-body -o "$ECHO_FILE" "$hit" -H "X-Api-Key: $key" -H 'Content-Type: application/json' -d "$order"
curl -sS --fail-with-body --retry 20 --retry-all-errors --retry-delay 1 -o "$home/echoed.png" "$echo" -H 'Content-Type: application/json' -d "$order"
cmp "$ECHO_FILE" "$home/echoed.png"
cat > "$home/post.lua" << LUA
wrk.method = "POST"
wrk.body = '$order'
wrk.headers["Content-Type"] = "application/json"
wrk.headers["X-Api-Key"] = "$key"
LUA

rate() { # address; requests a second, all of them answered with 2xx
  wrk -t 1 -c "$connections" -d "${seconds}s" -s "$home/post.lua" "$1" > "$home/wrk.txt"
  if grep -q 'Non-2xx' "$home/wrk.txt"; then cat "$home/wrk.txt" >&2; exit 1; fi
  awk '/^Requests\/sec:/ { print $2 }' "$home/wrk.txt"
}

median() {
  sort -n | awk '{ value[NR] = $1 } END { print value[int((NR + 1) / 2)] }'
}

# Until the compiler is done, which takes most of a minute while it has to share two processors with wrk.
for url in "$hit" "$echo"; do
  wrk -t 1 -c "$connections" -d 60s -s "$home/post.lua" "$url" > "$home/warm"
done
for ((round = 0; round < rounds; round++)); do
  rate "$echo" >> "$home/echo"
  rate "$hit" >> "$home/hit"
done
awk -v hit="$(median < "$home/hit")" -v echo="$(median < "$home/echo")" 'BEGIN {
  ratio = hit / echo
  printf "a cache hit: %.0f/s, an echo of the same bytes: %.0f/s, ratio %.2f (goal 0.70) %s\n", hit, echo, ratio, (ratio >= 0.7 ? "reached" : "MISSED")
  exit ratio < 0.7
}'
