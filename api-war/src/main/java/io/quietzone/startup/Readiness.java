package io.quietzone.startup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Default;
import java.util.UUID;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Tells an orchestrator, at {@code /health/ready} and {@code /health/started}, that the schema was
 * brought up to date. It stays true when the database goes away later: every node would be taken
 * out of service at once, and none would be left to say so.
 */
@ApplicationScoped
@Default
@org.eclipse.microprofile.health.Readiness
@org.eclipse.microprofile.health.Startup
public class Readiness implements HealthCheck {

  /** Tells this process from another that answers at the same address. */
  private final String process = UUID.randomUUID().toString();

  private volatile boolean ready;

  void set() {
    ready = true;
  }

  String process() {
    return process;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("schema").status(ready).withData("process", process).build();
  }
}
