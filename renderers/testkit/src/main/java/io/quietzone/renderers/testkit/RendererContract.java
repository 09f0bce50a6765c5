package io.quietzone.renderers.testkit;

import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.within;

import io.quietzone.renderers.spi.FormatRules;
import io.quietzone.renderers.spi.Picture;
import io.quietzone.renderers.spi.Renderer;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What every {@link Renderer} must do. Its author writes a test class that extends this one and
 * says which renderer is meant; the tests come along.
 *
 * <p>Pictures of a media type that {@code javax.imageio} reads are also compared pixel by pixel,
 * and read back to their payload by two QR code readers. Those of lines say how large they are
 * printed, see {@link #printedInches}.
 */
public abstract class RendererContract {

  private static final int THREADS = 4;

  /** A hundredth of a millimetre. */
  private static final double INCHES_TOLERANCE = 0.01 / 25.4;

  /** The renderer to test. */
  protected abstract Renderer renderer();

  /**
   * How far a colour may be from the one asked for, for formats that lose some.
   *
   * @return the greatest difference of a red, green or blue part, 0–255
   */
  protected int colorTolerance() {
    return 0;
  }

  /**
   * How large a file says that it is printed, for formats of lines that tell it.
   *
   * @return the width and the height in inches, found in the file; nothing, as here, if the format
   *     is text or pixels
   */
  protected List<Double> printedInches(byte[] file) throws IOException {
    return List.of();
  }

  @Test
  void formatIsALegalId() {
    assertThat(renderer().format()).matches(FormatRules::isFormat).isEqualTo(renderer().format());
  }

  @Test
  void mediaTypeIsLegal() {
    assertThat(renderer().mediaType())
        .matches(FormatRules::isMediaType)
        .isEqualTo(renderer().mediaType());
  }

  @Test
  void mediaTypeOfTextNamesItsCharset() {
    if (renderer().mediaType().startsWith("text/")) {
      assertThat(renderer().mediaType()).containsIgnoringCase("charset=");
    }
  }

  @Test
  void classIsPublicAndHasAPublicConstructorWithoutArguments() {
    assertThat(renderer().getClass()).isPublic();
    assertThatCode(() -> renderer().getClass().getConstructor()).doesNotThrowAnyException();
  }

  @Test
  void isFoundByItsServicesFile() {
    List<Class<? extends Renderer>> found =
        ServiceLoader.load(Renderer.class).stream()
            .<Class<? extends Renderer>>map(ServiceLoader.Provider::type)
            .collect(toList());

    assertThat(found)
        .as("classes named in META-INF/services/%s", Renderer.class.getName())
        .containsOnlyOnce(renderer().getClass());
  }

  @TestFactory
  Stream<DynamicTest> everyPictureHasBytes() {
    return Sample.all()
        .map(sample -> sample.test(picture -> assertThat(render(picture)).isNotEmpty()));
  }

  @TestFactory
  Stream<DynamicTest> samePictureGivesTheSameBytes() {
    return Sample.all()
        .map(
            sample ->
                sample.test(
                    picture -> {
                      byte[] first = render(picture);
                      assertEqual(render(picture), first);
                      assertEqual(render(sample.picture()), first);
                    }));
  }

  @Test
  void bytesBelongToTheCaller() {
    Picture picture = Sample.standard().picture();
    byte[] given = render(picture);
    byte[] kept = given.clone();
    Arrays.fill(given, (byte) 0);

    assertEqual(render(picture), kept);
  }

  @Test
  void anotherPictureInBetweenChangesNothing() {
    Renderer renderer = renderer();
    List<Picture> pictures = Sample.all().map(Sample::picture).collect(toList());
    byte[][] forwards = renderAll(renderer, pictures);
    Collections.reverse(pictures);
    byte[][] backwards = renderAll(renderer, pictures);
    Collections.reverse(Arrays.asList(backwards));

    assertEqual(backwards, forwards);
  }

  @Test
  void manyThreadsGetTheSameBytes() throws InterruptedException, ExecutionException {
    Renderer shared = renderer();
    List<Picture> pictures = Sample.all().map(Sample::picture).collect(toList());
    byte[][] expected = renderAll(shared, pictures);
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<byte[][]>> results =
          threads.invokeAll(Collections.nCopies(THREADS, () -> renderAll(shared, pictures)));
      for (Future<byte[][]> result : results) {
        assertEqual(result.get(), expected);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void differentSymbolsGiveDifferentBytes() {
    byte[] one = render(Sample.withPayload("https://example.com/q/1").picture());
    byte[] other = render(Sample.withPayload("https://example.com/q/2").picture());

    assertThat(Arrays.equals(one, other)).as("files are equal").isFalse();
  }

  @TestFactory
  Stream<DynamicTest> modulesAreWholePixelsWhereThePictureSays() {
    return rasterSamples()
        .filter(sample -> sample.style().isPlain())
        .map(
            sample ->
                sample.test(picture -> decode(picture).assertShows(picture, colorTolerance())));
  }

  @TestFactory
  Stream<DynamicTest> pictureHasTheExactSize() {
    return rasterSamples()
        .map(sample -> sample.test(picture -> decode(picture).assertSize(picture)));
  }

  @TestFactory
  Stream<DynamicTest> printedSizeIsExact() throws IOException {
    boolean told = !printedInches(render(Sample.standard().picture())).isEmpty();
    return (told ? Sample.all() : Stream.<Sample>empty())
        .map(sample -> sample.test(this::assertPrintedSize));
  }

  private void assertPrintedSize(Picture picture) throws IOException {
    assertThat(printedInches(render(picture)))
        .as("width and height in inches")
        .hasSize(2)
        .allSatisfy(
            edge -> assertThat(edge).isCloseTo(picture.size().inches(), within(INCHES_TOLERANCE)));
  }

  @TestFactory
  Stream<DynamicTest> pictureReadsBackToItsPayload() {
    return rasterSamples()
        .filter(Sample::readable)
        .map(sample -> sample.test(picture -> decode(picture).assertReads(sample.payload())));
  }

  private Stream<Sample> rasterSamples() {
    return Raster.canRead(renderer().mediaType()) ? Sample.all() : Stream.empty();
  }

  private Raster decode(Picture picture) throws IOException {
    return Raster.decode(renderer().mediaType(), render(picture));
  }

  private byte[] render(Picture picture) {
    return renderer().render(picture);
  }

  private static byte[][] renderAll(Renderer renderer, List<Picture> pictures) {
    return pictures.stream().map(renderer::render).toArray(byte[][]::new);
  }

  private static void assertEqual(byte[][] files, byte[][] expected) {
    for (int i = 0; i < expected.length; i++) {
      assertEqual(files[i], expected[i]);
    }
  }

  /** Says where files differ instead of showing them. */
  private static void assertEqual(byte[] file, byte[] expected) {
    assertThat(Arrays.mismatch(file, expected)).as("first byte that differs").isEqualTo(-1);
  }
}
