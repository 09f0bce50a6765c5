package io.quietzone.codes;

import io.quietzone.database.Chores;
import io.quietzone.settings.PublicUrl;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where codes may lead: anywhere but to this server, and to what its operator has blocked. */
@Singleton
class Destinations {

  private static final Duration WATCHED = Duration.ofSeconds(2);

  private static final Set<Integer> USUAL_PORTS = Set.of(80, 443);
  private static final List<String> LOOPBACK =
      List.of("localhost", "127.0.0.1", "[0:0:0:0:0:0:0:1]");

  private final Set<String> ownHosts = new HashSet<>();
  private final Set<Integer> ownPorts = new HashSet<>();
  private final Optional<BlockList> blockList;

  @Inject
  Destinations(
      PublicUrl address,
      @ConfigProperty(name = "QUIETZONE_HTTP_PORT", defaultValue = "9080") int httpPort,
      @ConfigProperty(name = "QUIETZONE_HTTPS_PORT", defaultValue = "9443") int httpsPort,
      @ConfigProperty(name = "QUIETZONE_OWN_HOSTS") Optional<List<String>> moreHosts,
      @ConfigProperty(name = "QUIETZONE_DESTINATION_BLOCKLIST") Optional<Path> blocked) {
    Destination base = setting("QUIETZONE_PUBLIC_URL", address.base(), Destination::parse);
    ownHosts.add(base.host());
    for (String host : moreHosts.orElse(List.of())) {
      ownHosts.add(setting("QUIETZONE_OWN_HOSTS", host.strip(), Destination::hostOf));
    }
    ownPorts.addAll(List.of(httpPort, httpsPort));
    if (!USUAL_PORTS.contains(base.port())) {
      ownPorts.add(base.port());
    }
    this.blockList = blocked.map(BlockList::new);
  }

  void onStart(@Observes Startup start, Chores chores) {
    blockList.ifPresent(
        list -> chores.every(WATCHED, "read the blocked destinations again", list::refresh));
  }

  /**
   * Reads a destination that a code is to have.
   *
   * @throws IllegalArgumentException with a sentence for the caller if it may not lead there
   */
  Destination read(String text) {
    Destination destination = Destination.parse(text);
    if (isOurs(destination)) {
      throw new IllegalArgumentException(
          "A destination is not on this server: a code that leads back here leads nowhere.");
    }
    if (blockList.isPresent() && blockList.get().blocks(destination.host())) {
      throw new IllegalArgumentException(
          "The operator of this server does not let codes lead to " + destination.host() + ".");
    }
    return destination;
  }

  private static <T> T setting(String name, String text, Function<String, T> reader) {
    try {
      return reader.apply(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(name + " '" + text + "': " + e.getMessage(), e);
    }
  }

  /** A port beside ours on the same machine is another server, unless it is a usual one. */
  private boolean isOurs(Destination destination) {
    int port = destination.port();
    boolean loopback = LOOPBACK.contains(destination.host());
    return loopback
        ? ownPorts.contains(port)
        : ownHosts.contains(destination.host())
            && (ownPorts.contains(port) || USUAL_PORTS.contains(port));
  }
}
