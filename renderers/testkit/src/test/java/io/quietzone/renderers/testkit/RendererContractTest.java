package io.quietzone.renderers.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.quietzone.renderers.spi.Renderer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;

/** Runs the contract on renderers and sees which of its tests fail. */
class RendererContractTest {

  private static final String PIXELS = "modulesAreWholePixelsWhereThePictureSays";
  private static final String SIZE = "pictureHasTheExactSize";
  private static final String READS = "pictureReadsBackToItsPayload";
  private static final String SAME_BYTES = "samePictureGivesTheSameBytes";
  private static final String OWN_BYTES = "bytesBelongToTheCaller";
  private static final String IN_BETWEEN = "anotherPictureInBetweenChangesNothing";
  private static final String THREADS = "manyThreadsGetTheSameBytes";
  private static final String DIFFERENT = "differentSymbolsGiveDifferentBytes";
  private static final String NOT_EMPTY = "everyPictureHasBytes";
  private static final String REGISTERED = "isFoundByItsServicesFile";
  private static final String CONSTRUCTOR = "classIsPublicAndHasAPublicConstructorWithoutArguments";

  private static Supplier<Renderer> tested = Painter::new;
  private static int tolerance;

  /** The contract for whichever renderer is tested just now. */
  static class Contract extends RendererContract {
    @Override
    protected Renderer renderer() {
      return tested.get();
    }

    @Override
    protected int colorTolerance() {
      return tolerance;
    }

    @Override
    protected List<Double> printedInches(byte[] file) {
      if (!(renderer() instanceof Broken.TellsItsSize)) {
        return List.of();
      }
      String text = new String(file, StandardCharsets.US_ASCII);
      double inches = Double.parseDouble(text.substring(0, text.indexOf(' ')));
      return List.of(inches, inches);
    }
  }

  @Test
  void keptContractsPass() {
    assertThat(failures(Painter::new, 0)).isEmpty();
    assertThat(failures(Broken.Text::new, 0)).isEmpty();
  }

  @Test
  void rasterIsCheckedOnlyIfItCanBeRead() {
    assertThat(testsStarted(Painter::new)).isGreaterThan(testsStarted(Broken.Text::new) + 15);
  }

  @Test
  void wrongPixelsFail() {
    assertThat(failures(Broken.OnePixelTooLarge::new, 0)).containsExactly(PIXELS, SIZE);
    assertThat(failures(Broken.OnePixelAside::new, 0)).containsExactly(PIXELS);
    assertThat(failures(Broken.Unreadable::new, 0)).containsExactly(DIFFERENT, PIXELS, READS);
    assertThat(failures(Broken.Unreadable::new, 255)).containsExactly(DIFFERENT, READS);
  }

  @Test
  void printedSizesThatAreNotExactFail() {
    assertThat(failures(Broken.TellsItsSize::new, 0)).isEmpty();
    assertThat(failures(Broken.TellsWholePoints::new, 0)).containsExactly("printedSizeIsExact");
    assertThat(testsStarted(Broken.TellsItsSize::new))
        .isGreaterThan(testsStarted(Broken.Text::new) + 15);
  }

  @Test
  void illegalNamesFail() {
    assertThat(failures(Broken.UppercaseFormat::new, 0)).containsExactly("formatIsALegalId");
    assertThat(failures(once(new Broken.ChangingFormat()), 0)).containsExactly("formatIsALegalId");
    assertThat(failures(Broken.NoMediaType::new, 0)).containsExactly("mediaTypeIsLegal");
    assertThat(failures(Broken.NoCharset::new, 0))
        .containsExactly("mediaTypeOfTextNamesItsCharset");
  }

  @Test
  void rendererThatTheServerCannotLoadFails() {
    assertThat(failures(Broken.NotRegistered::new, 0)).containsExactly(REGISTERED);
    assertThat(failures(() -> new Broken.NeedsAnArgument(1), 0))
        .containsExactly(CONSTRUCTOR, REGISTERED);
  }

  @Test
  void bytesThatChangeFail() {
    assertThat(failures(once(new Broken.Counting()), 0))
        .containsExactly(IN_BETWEEN, OWN_BYTES, THREADS, SAME_BYTES);
    assertThat(failures(once(new Broken.RemembersTheLast()), 0)).contains(IN_BETWEEN);
    assertThat(failures(once(new Broken.GivesAwayItsCache()), 0)).containsExactly(OWN_BYTES);
  }

  @Test
  void bytesThatSayNothingFail() {
    assertThat(failures(Broken.AlwaysTheSame::new, 0)).containsExactly(DIFFERENT);
    assertThat(failures(Broken.Empty::new, 0)).containsExactly(DIFFERENT, NOT_EMPTY);
  }

  @Test
  void symbolsThatAreTooLargeForTheRendererFail() {
    assertThat(failures(Broken.NotForManyModules::new, 0))
        .containsExactly(IN_BETWEEN, NOT_EMPTY, THREADS, SAME_BYTES);
  }

  private static Supplier<Renderer> once(Renderer renderer) {
    return () -> renderer;
  }

  /** The names of the contract's tests that fail, sorted. */
  private static Set<String> failures(Supplier<Renderer> renderer, int colorTolerance) {
    Set<String> names = new TreeSet<>();
    run(renderer, colorTolerance).failed().stream()
        .map(Event::getTestDescriptor)
        .map(test -> (MethodSource) test.getSource().orElseThrow())
        .forEach(source -> names.add(source.getMethodName()));
    return names;
  }

  private static long testsStarted(Supplier<Renderer> renderer) {
    return run(renderer, 0).started().count();
  }

  private static Events run(Supplier<Renderer> renderer, int colorTolerance) {
    tested = renderer;
    tolerance = colorTolerance;
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(Contract.class))
        .execute()
        .testEvents();
  }
}
