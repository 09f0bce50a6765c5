package io.quietzone.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quietzone.accounts.Caller;
import io.quietzone.accounts.Role;
import io.quietzone.problem.InvalidFields;
import io.quietzone.renderers.drawing.SymbolStyle;
import io.quietzone.renderers.spi.ErrorCorrection;
import io.quietzone.renderers.spi.Picture;
import io.quietzone.renderers.spi.PrintSize;
import io.quietzone.renderers.spi.Renderer;
import io.quietzone.renderers.symbol.EncodingOptions;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PicturesTest {

  /** Of 300 dots each. */
  private static final double LARGE_INCHES = 7;

  private final Caller caller = new Caller.Member("w1", "pro", "somebody", Role.OWNER);

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void ofALargePictureNoChangeIsNamedWhoseFileCannotBeRead(boolean autoFix) {
    Pictures pictures = pictures(new DrawnBy("png", "image/png", Sketches::emptyPng));
    Order order = order(LARGE_INCHES);

    assertThatThrownBy(() -> pictures.get(caller, order, Remedy.LARGEST_INCHES, autoFix))
        .isInstanceOf(InvalidFields.class)
        .hasMessageContaining("cannot read this picture, and auto_fix finds nothing that helps.");
  }

  @Test
  void aLargePictureIsJudgedByItsFileToo() {
    Pictures pictures = pictures(new DrawnBy("png", "image/png", Sketches::emptyPng));
    Order order = order(LARGE_INCHES);

    assertThat(pictures.fault(order, pictures.layOut(order))).isPresent();
  }

  @Test
  void whatIsKeptIsNamedByItsOrderAndByWhatDrawsIt() {
    NamedOrder order = NamedOrder.of(order(1));
    Renderer one = new DrawnBy("png", "image/png", Sketches::png);
    Renderer other =
        new Renderer() {
          @Override
          public String format() {
            return one.format();
          }

          @Override
          public String mediaType() {
            return one.mediaType();
          }

          @Override
          public byte[] render(Picture picture) {
            return one.render(picture);
          }
        };
    String name = pictures(one).name(order);

    assertThat(pictures(one).name(order)).isEqualTo(name);
    assertThat(pictures(one).name(NamedOrder.of(order(2)))).isNotEqualTo(name);
    assertThat(pictures(other).name(order)).isNotEqualTo(name);
  }

  private static Pictures pictures(Renderer renderer) {
    return new Pictures(
        new Renderers(List.of(renderer).iterator()), new Proofs(Clock.systemUTC()), 1);
  }

  private static Order order(double inches) {
    return new Order(
        "data",
        "https://example.com/pictures",
        "png",
        new PrintSize(inches, 300),
        SymbolStyle.STANDARD,
        ErrorCorrection.M,
        EncodingOptions.SHORTEST);
  }
}
