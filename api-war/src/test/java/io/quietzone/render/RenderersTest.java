package io.quietzone.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quietzone.renderers.spi.Picture;
import io.quietzone.renderers.spi.Renderer;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RenderersTest {

  @Test
  void formatsAreListedByName() {
    Renderers renderers = registry(plugin("svg", "image/svg+xml"), plugin("png", "image/png"));
    assertThat(renderers.all()).extracting(Format::name).containsExactly("png", "svg");
    assertThat(renderers.get("png").mediaType()).isEqualTo("image/png");
    assertThat(renderers.broken()).isEmpty();
  }

  @Test
  void anUnknownFormatIsRefusedWithTheKnownOnes() {
    Renderers renderers = registry(plugin("svg", "image/svg+xml"), plugin("png", "image/png"));
    assertThatThrownBy(() -> renderers.get("bmp")).hasMessage("format: Choose one of: png, svg.");
  }

  @Test
  void twoPluginsOfOneFormatStopTheStartAndAreBothNamed() {
    assertThatThrownBy(() -> registry(plugin("png", "image/png"), plugin("png", "image/x-png")))
        .isInstanceOf(DuplicateFormatException.class)
        .hasMessageContaining("two plugins draw the format 'png'")
        .hasMessageContaining(FakeRenderer.class.getName())
        .hasMessageContaining("Remove jars");
  }

  @Test
  void aPluginThatCannotBeLoadedDoesNoHarmToTheOthers() {
    Renderers renderers =
        registry(
            () -> {
              throw new ServiceConfigurationError("no such class");
            },
            plugin("png", "image/png"),
            () -> {
              throw new NoClassDefFoundError("com/example/Missing");
            },
            () ->
                new FakeRenderer("", "image/png") {
                  @Override
                  public String format() {
                    throw new IllegalStateException("not today");
                  }
                },
            plugin("svg", "image/svg+xml"));
    assertThat(renderers.all()).extracting(Format::name).containsExactly("png", "svg");
    assertThat(renderers.broken()).hasSize(3);
  }

  @Test
  void aLoaderThatFailsForEverIsGivenUp() {
    Iterator<Renderer> endless =
        new Iterator<>() {
          @Override
          public boolean hasNext() {
            throw new ServiceConfigurationError("unreadable");
          }

          @Override
          public Renderer next() {
            throw new ServiceConfigurationError("unreadable");
          }
        };
    assertThat(new Renderers(endless).all()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "PNG, image/png",
    "'', image/png",
    "../etc, image/png",
    "seventeenletters1, image/png",
    "png, png",
    "png, 'image/png\r\nX-Evil: 1'",
    "png, ''",
  })
  void aFormatOrMediaTypeThatIsNoneIsLeftOut(String format, String mediaType) {
    Renderers renderers = registry(plugin(format, mediaType));
    assertThat(renderers.all()).isEmpty();
    assertThat(renderers.broken()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"text/plain; charset=utf-8", "text/plain;charset=utf-8", "application/postscript"})
  void aMediaTypeMayHaveParameters(String mediaType) {
    assertThat(registry(plugin("any", mediaType)).broken()).isEmpty();
  }

  private interface Plugin extends Supplier<Renderer> {}

  private static Renderers registry(Plugin... plugins) {
    Iterator<Plugin> rest = List.of(plugins).iterator();
    return new Renderers(
        new Iterator<>() {
          @Override
          public boolean hasNext() {
            return rest.hasNext();
          }

          @Override
          public Renderer next() {
            return rest.next().get();
          }
        });
  }

  private static Plugin plugin(String format, String mediaType) {
    return () -> new FakeRenderer(format, mediaType);
  }

  private static class FakeRenderer implements Renderer {

    private final String format;
    private final String mediaType;

    FakeRenderer(String format, String mediaType) {
      this.format = format;
      this.mediaType = mediaType;
    }

    @Override
    public String format() {
      return format;
    }

    @Override
    public String mediaType() {
      return mediaType;
    }

    @Override
    public byte[] render(Picture picture) {
      return new byte[] {1};
    }
  }
}
