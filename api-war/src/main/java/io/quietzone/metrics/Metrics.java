package io.quietzone.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.quietzone.database.Database;
import io.quietzone.render.Pictures;
import io.quietzone.scans.Scans;
import io.quietzone.scans.Scans.Recording;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/**
 * All metrics of this node. The features count for themselves; what they have counted is looked at
 * when somebody asks, so that nothing is paid for on the way of a scan or a render. Pauses of the
 * garbage collector are counted from the first time that somebody asks.
 */
@Singleton
public class Metrics {

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics collections = new JvmGcMetrics();
  private final Supplier<Recording> recording;

  @Inject
  Metrics(Scans scans, Pictures pictures, Database database) {
    this(scans::recording, pictures::kept, database::answers);
  }

  Metrics(Supplier<Recording> recording, LongSupplier pictures, BooleanSupplier database) {
    this.recording = recording;
    counter("quietzone.scans.recorded", Recording::recorded, "Scans on disk since the start");
    counter(
        "quietzone.scans.lost", Recording::lost, "Scans answered but not recorded since the start");
    gauge(
        "quietzone.journal.failing",
        () -> number(recording.get().failing()),
        "1 while scans are lost");
    gauge(
        "quietzone.journal.waiting.bytes",
        () -> recording.get().waitingBytes(),
        "Bytes of the journal that are not in the database yet");
    gauge("quietzone.cache.pictures", pictures, "Pictures kept in memory, about");
    gauge(
        "quietzone.database.up",
        () -> number(database.getAsBoolean()),
        "1 while the database answers");
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    collections.bindTo(registry);
  }

  /** All of them as they are now, in the text format of Prometheus, version 0.0.4. */
  public String text() {
    return registry.scrape();
  }

  @PreDestroy
  void close() {
    collections.close();
    registry.close();
  }

  private void counter(String name, ToLongFunction<Recording> count, String description) {
    FunctionCounter.builder(name, recording, now -> count.applyAsLong(now.get()))
        .description(description)
        .register(registry);
  }

  private void gauge(String name, LongSupplier value, String description) {
    Gauge.builder(name, value::getAsLong).description(description).register(registry);
  }

  private static long number(boolean value) {
    return value ? 1 : 0;
  }
}
