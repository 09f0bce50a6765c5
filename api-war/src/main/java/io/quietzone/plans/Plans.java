package io.quietzone.plans;

import io.quietzone.database.Chores;
import io.quietzone.plans.Plan.Overage;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.TreeSet;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The catalogue of plans: data that an operator edits, not code. A file that changes is read again
 * within seconds; one that cannot be read leaves the catalogue as it was.
 */
@Singleton
public class Plans {

  private static final Logger LOG = System.getLogger(Plans.class.getName());

  private static final Duration WATCHED = Duration.ofSeconds(2);

  private final Optional<Path> file;
  private volatile Map<String, Plan> byId;
  private volatile Optional<String> problem = Optional.empty();
  private Stamp seen;

  /** Tells a version of the file from another. */
  private record Stamp(long modified, long bytes) {}

  @Inject
  Plans(@ConfigProperty(name = "QUIETZONE_PLANS") Optional<Path> file) {
    this.file = file;
    this.seen = stamp();
    this.byId = read(file);
  }

  void onStart(@Observes Startup start, Chores chores) {
    if (file.isPresent()) {
      chores.every(WATCHED, "read the plans again", this::refresh);
    }
  }

  /** Reads the file again if it is another since it was read. */
  synchronized void refresh() {
    Stamp found = stamp();
    if (found.equals(seen)) {
      return;
    }
    seen = found;
    try {
      byId = read(file);
      problem = Optional.empty();
      LOG.log(Level.INFO, "The plans were read again: {0}", byId.keySet());
    } catch (IllegalStateException e) {
      problem = Optional.of(String.valueOf(e.getMessage()));
      LOG.log(Level.ERROR, "The plans stay as they were: {0}", e.getMessage());
    }
  }

  /** What is wrong with the file as it is now; empty when it is in force. */
  public Optional<String> problem() {
    return problem;
  }

  /**
   * The plan that a key has.
   *
   * @param workspacePlan of its workspace
   * @param cap what it was capped to, if it was; not in force where it is no smaller any more
   * @return the plan's id
   */
  public String capped(String workspacePlan, Optional<String> cap) {
    return cap.filter(id -> byId.containsKey(id) && get(id).isWithin(get(workspacePlan)))
        .orElse(workspacePlan);
  }

  /** All plans. */
  public List<Plan> all() {
    return List.copyOf(byId.values());
  }

  /**
   * Looks a plan up.
   *
   * @throws IllegalStateException if the catalogue has no such plan: a workspace was left on it
   */
  public Plan get(String id) {
    Plan plan = byId.get(id);
    if (plan == null) {
      throw new IllegalStateException(
          "the catalogue has no plan '" + id + "', only " + byId.keySet());
    }
    return plan;
  }

  /** A plan, if the catalogue has one of this id. */
  public Optional<Plan> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** The ids of the plans that allow nothing that another does not; that one among them. */
  public List<String> within(String id) {
    Plan other = get(id);
    return byId.values().stream().filter(plan -> plan.isWithin(other)).map(Plan::id).toList();
  }

  private Stamp stamp() {
    try {
      return file.isPresent()
          ? new Stamp(Files.getLastModifiedTime(file.get()).toMillis(), Files.size(file.get()))
          : new Stamp(0, 0);
    } catch (IOException e) {
      // Whoever reads it will say so.
      return new Stamp(-1, -1);
    }
  }

  private static Map<String, Plan> read(Optional<Path> file) {
    String source = file.map(Path::toString).orElse("the built-in plans.properties");
    Properties entries = new Properties();
    try (Reader reader = open(file)) {
      entries.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      // The second: an escape that is none.
      throw new IllegalStateException("QUIETZONE_PLANS: cannot read " + source, e);
    }
    Map<String, Plan> plans = new LinkedHashMap<>();
    for (String key : new TreeSet<>(entries.stringPropertyNames())) {
      String id = key.substring(0, Math.max(0, key.indexOf('.')));
      plans.computeIfAbsent(id, absent -> new Entry(source, absent, entries).plan());
    }
    if (plans.isEmpty()) {
      // As a file is for a moment that somebody copies another one over.
      throw new IllegalStateException("QUIETZONE_PLANS: there is no plan in " + source);
    }
    return plans;
  }

  private static Reader open(Optional<Path> file) throws IOException {
    if (file.isPresent()) {
      return Files.newBufferedReader(file.get());
    }
    InputStream builtIn = Plans.class.getResourceAsStream("plans.properties");
    if (builtIn == null) {
      throw new IOException("plans.properties is not in the application");
    }
    return new InputStreamReader(builtIn, StandardCharsets.UTF_8);
  }

  /** The entries of one plan. */
  private record Entry(String source, String id, Properties entries) {

    private static final String UNLIMITED = "unlimited";
    private static final Map<String, Boolean> YES_OR_NO = Map.of("yes", true, "no", false);

    Plan plan() {
      return new Plan(
          id,
          limit("renders-per-month"),
          choice("overage", Map.of("refused", Overage.REFUSED, "billed", Overage.BILLED)),
          number("max-inches"),
          Math.toIntExact(number("max-dpi")),
          choice("custom-logo", YES_OR_NO),
          choice("studio-dialect", YES_OR_NO),
          Math.toIntExact(number("max-bulk-items")),
          limit("max-active-codes"),
          limit("destination-edits"),
          limit("scans-per-month"),
          limit("seats"),
          choice("webhooks", YES_OR_NO),
          choice("variants", YES_OR_NO),
          Math.toIntExact(number("requests-per-minute")),
          Math.toIntExact(number("burst")));
    }

    private OptionalLong limit(String name) {
      return value(name).equals(UNLIMITED) ? OptionalLong.empty() : OptionalLong.of(number(name));
    }

    private String value(String name) {
      String value = entries.getProperty(id + "." + name);
      if (value == null) {
        throw new IllegalStateException(source + ": " + id + "." + name + " is missing");
      }
      return value.strip();
    }

    private long number(String name) {
      try {
        return Long.parseLong(value(name));
      } catch (NumberFormatException e) {
        throw wrong(name, "a whole number");
      }
    }

    private <T> T choice(String name, Map<String, T> choices) {
      T choice = choices.get(value(name));
      if (choice == null) {
        throw wrong(name, "one of " + new TreeSet<>(choices.keySet()));
      }
      return choice;
    }

    private IllegalStateException wrong(String name, String allowed) {
      return new IllegalStateException(
          source + ": " + id + "." + name + " is '" + value(name) + "', not " + allowed);
    }
  }
}
