package io.quietzone.renderers.bench;

import com.google.zxing.WriterException;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Measures each {@link Comparison} and each {@link Pace} in one run and prints them beside their
 * goals; then how large the files are, and how long a batch takes; the exit status is 1 if a goal
 * is missed. From the root of the repository:
 *
 * <pre>
 * mvn -q -pl renderers/bench -am package -DskipTests &amp;&amp; java -jar renderers/bench/target/bench.jar
 * </pre>
 *
 * <p>An argument keeps only the rows whose work contains it. Each rate is the mean of ten seconds
 * in two JVMs. Ratios of one run mean most: the absolute figures change with the machine and with
 * what else it does.
 */
public final class Bench {

  private static final List<Comparison> COMPARISONS =
      List.of(
          new Comparison(
              "encode a 52-byte URL, level M",
              "EncodeBenchmark.url",
              "EncodeBenchmark.urlZxing",
              40),
          new Comparison(
              "encode 300 bytes, level M", "EncodeBenchmark.page", "EncodeBenchmark.pageZxing", 40),
          new Comparison(
              "encode 2,300 bytes, level M",
              "EncodeBenchmark.book",
              "EncodeBenchmark.bookZxing",
              40),
          new Comparison(
              "PNG 410 px, encoding included",
              "PngBenchmark.small",
              "PngBenchmark.smallZxing",
              150),
          new Comparison(
              "PNG 1200 px, encoding included",
              "PngBenchmark.large",
              "PngBenchmark.largeZxing",
              500),
          new Comparison(
              "encode, beside Nayuki's", "EncodeBenchmark.url", "EncodeBenchmark.urlNayuki", 1),
          new Comparison(
              "encode, beside Okapi", "EncodeBenchmark.url", "EncodeBenchmark.urlOkapi", 1),
          new Comparison(
              "encode, beside BoofCV", "EncodeBenchmark.url", "EncodeBenchmark.urlBoofcv", 1),
          new Comparison(
              "rounded with a logo, PNG 410 px",
              "LogoBenchmark.rounded",
              "LogoBenchmark.roundedZxing",
              10),
          new Comparison(
              "with a logo, beside qrcode-kotlin",
              "LogoBenchmark.rounded",
              "LogoBenchmark.roundedKotlin",
              1),
          new Comparison(
              "beside qr-code-with-logo",
              "LogoBenchmark.rounded",
              "LogoBenchmark.roundedWithLogo",
              1),
          new Comparison(
              "PDF, beside fop-transcoder", "PdfBenchmark.url", "PdfBenchmark.urlFop", 15),
          new Comparison(
              "SVG, encoding included", "SvgBenchmark.url", "SvgBenchmark.urlZxing", 25));

  private static final List<Pace> PACES =
      List.of(
          new Pace("proof of the modules, level M", "ProofBenchmark.url", 10_000),
          new Pace("proof under a logo, level H", "ProofBenchmark.urlUnderLogo", 10_000));

  private Bench() {}

  /** Runs the comparisons and prints the table. */
  public static void main(String[] arguments)
      throws RunnerException,
          WriterException,
          IOException,
          InterruptedException,
          ExecutionException {
    String wanted = arguments.length == 0 ? "" : arguments[0];
    List<Comparison> comparisons = new ArrayList<>(COMPARISONS);
    comparisons.removeIf(comparison -> !comparison.work().contains(wanted));
    List<Pace> paces = new ArrayList<>(PACES);
    paces.removeIf(pace -> !pace.work().contains(wanted));
    if (comparisons.isEmpty() && paces.isEmpty()) {
      throw new IllegalArgumentException("no row contains: " + wanted);
    }
    Map<String, Double> rates = measure(comparisons, paces);
    boolean reached = print(comparisons, rates, System.out);
    reached &= printPaces(paces, rates, System.out);
    reached &= FileSizes.print(System.out);
    reached &= BatchTime.print(System.out);
    System.exit(reached ? 0 : 1);
  }

  /** Operations a second, by {@code Class.method}. */
  private static Map<String, Double> measure(List<Comparison> comparisons, List<Pace> paces)
      throws RunnerException {
    OptionsBuilder options = new OptionsBuilder();
    for (Comparison comparison : comparisons) {
      options.include(Pattern.quote(comparison.ours()) + "$");
      options.include(Pattern.quote(comparison.peer()) + "$");
    }
    for (Pace pace : paces) {
      options.include(Pattern.quote(pace.ours()) + "$");
    }
    Options short3x5 =
        options
            .mode(Mode.Throughput)
            .forks(2)
            .warmupIterations(3)
            .warmupTime(TimeValue.seconds(1))
            .measurementIterations(5)
            .measurementTime(TimeValue.seconds(1))
            .build();
    Map<String, Double> rates = new TreeMap<>();
    for (RunResult result : new Runner(short3x5).run()) {
      String name = result.getParams().getBenchmark();
      String packagePrefix = Bench.class.getPackageName() + ".";
      rates.put(name.substring(packagePrefix.length()), result.getPrimaryResult().getScore());
    }
    return rates;
  }

  private static boolean print(
      List<Comparison> comparisons, Map<String, Double> rates, PrintStream out) {
    boolean reached = true;
    out.println();
    out.printf(
        Locale.ROOT,
        "%-32s %14s %14s %9s %9s%n",
        "one thread",
        "ours/s",
        "peer/s",
        "ratio",
        "goal");
    for (Comparison comparison : comparisons) {
      boolean enough = comparison.isReached(rates);
      reached &= enough;
      out.printf(
          Locale.ROOT,
          "%-32s %,14.0f %,14.0f %8.1fx %8.1fx %s%n",
          comparison.work(),
          rates.getOrDefault(comparison.ours(), Double.NaN),
          rates.getOrDefault(comparison.peer(), Double.NaN),
          comparison.ratio(rates),
          comparison.goal(),
          enough ? "reached" : "MISSED");
    }
    return reached;
  }

  private static boolean printPaces(List<Pace> paces, Map<String, Double> rates, PrintStream out) {
    boolean reached = true;
    out.printf(Locale.ROOT, "%n%-32s %14s %14s%n", "one thread", "ours/s", "goal/s");
    for (Pace pace : paces) {
      boolean enough = pace.isReached(rates);
      reached &= enough;
      out.printf(
          Locale.ROOT,
          "%-32s %,14.0f %,14.0f %s%n",
          pace.work(),
          rates.getOrDefault(pace.ours(), Double.NaN),
          pace.goal(),
          enough ? "reached" : "MISSED");
    }
    return reached;
  }
}
