#!/usr/bin/env bash
# A scan, recorded before it is answered, beside nginx's bare "return 302" with the same headers, and beside the server's
# own bare servlet, in turns in one run. Ratios of requests a second, each the best of the rounds; p99 is the worst of them.
# Usage, after mvn verify: liberty/bench/redirect.sh [seconds] [rounds]
. "$(dirname "$0")/server.sh"
need wrk nginx javac
seconds=${1:-8}
rounds=${2:-3}
port=19300
nginx_port=19301

# A copy of the server, with the bare servlet beside the product.
cp -r "$installation" "$work/installation"
installation=$work/installation
api=$(find ~/.m2/repository/jakarta/platform/jakarta.jakartaee-api -name '*.jar' | sort | tail -n 1)
mkdir -p "$work/bare/WEB-INF/classes" "$installation/wlp/usr/servers/quietzone/configDropins/overrides"
javac -proc:none -nowarn -cp "$api" -d "$work/bare/WEB-INF/classes" bench/bare/BareServlet.java
jar cf "$installation/wlp/usr/servers/quietzone/apps/bare.war" -C "$work/bare" .
echo '<server><webApplication location="bare.war" contextRoot="/bare" /></server>' \
  > "$installation/wlp/usr/servers/quietzone/configDropins/overrides/bare.xml"

cat > "$work/nginx.conf" << EOF
worker_processes auto;
pid $work/nginx.pid;
error_log $work/nginx.log;
events { worker_connections 1024; }
http {
  access_log off;
  server_tokens off;
  keepalive_requests 100000000;
  server {
    listen 127.0.0.1:$nginx_port;
    location / {
      add_header X-Request-Id 01M8A5669BEVDCDA3FXMQBAR1H always;
      add_header Cache-Control no-store always;
      add_header Content-Language en always;
      return 302 https://example.com/launch;
    }
  }
}
EOF
nginx -c "$work/nginx.conf"
on_exit+=("kill \$(cat $work/nginx.pid)")
launch one $port
await_ready one $port
id=$(new_code $port https://example.com/launch)

measure() { # connections url; prints requests a second and p99 in microseconds
  wrk -t2 -c"$1" -d"${seconds}s" --latency "$2" > "$work/wrk.txt"
  awk '/Requests\/sec/ { rate = $2 }
    $1 == "99%" { n = $2 + 0; if ($2 ~ /ms$/) n *= 1000; else if ($2 !~ /us$/) n *= 1000000; p99 = n }
    /Non-2xx/ { bad = 1 }
    END { if (bad) exit 1; printf "%d %d\n", rate, p99 }' "$work/wrk.txt"
}

# Until the compiler is done, which takes most of a minute while it has to share two processors with wrk.
for url in "q/$id" bare/; do wrk -t2 -c64 -d60s "$host:$port/$url" > /dev/null; done
met=0
for connections in 64 256; do
  read -r goal patience <<< "$([ $connections = 64 ] && echo 0.35 15 || echo 0.30 50)"
  scan=0 p99=0 bare=0 peer=0
  for ((round = 0; round < rounds; round++)); do
    measured=$(measure $connections "$host:$nginx_port/")
    read -r rate _ <<< "$measured"
    ((rate > peer)) && peer=$rate
    measured=$(measure $connections "$host:$port/q/$id")
    read -r rate wait <<< "$measured"
    ((rate > scan)) && scan=$rate
    ((wait > p99)) && p99=$wait
    measured=$(measure $connections "$host:$port/bare/")
    read -r rate _ <<< "$measured"
    ((rate > bare)) && bare=$rate
  done
  awk -v c=$connections -v s="$scan" -v b="$bare" -v n="$peer" -v p="$p99" -v g="$goal" -v w="$patience" 'BEGIN {
    p /= 1000
    printf "%d connections: %d scans a second, %.2f of nginx (goal %.2f), p99 %.1f ms (goal %d); bare servlet %.2f of nginx\n", c, s, s / n, g, p, w, b / n
    exit !(s / n >= g && p <= w) }' || met=1
done
exit $met
