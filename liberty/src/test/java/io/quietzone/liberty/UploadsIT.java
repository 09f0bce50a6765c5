package io.quietzone.liberty;

import static io.quietzone.liberty.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Logos and background pictures that come as files. */
@ExtendWith(SharedServer.class)
class UploadsIT {

  private static final String URL = "https://example.com/logo";
  private static final int MIDDLE = 300;
  private static final int MAX_FILE = 2 * 1024 * 1024;

  /** Until a picture is refused; a drawing's own deadline is shorter. */
  private static final Duration LONGEST = Duration.ofSeconds(2);

  private final TestServer server;

  UploadsIT(TestServer server) {
    this.server = server;
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpg", "gif", "bmp", "tiff"})
  void aLogoOfEveryKindLiesOnTheMiddleAndTheSymbolReads(String kind) throws Exception {
    Answer answer = send(form().file("logo_file", "logo." + kind, red(kind)));

    assertThat(answer.status()).as(answer::toString).isEqualTo(200);
    PngPicture picture = new PngPicture(answer.body());
    assertThat(picture.read()).contains(URL);
    Color middle = new Color(picture.image().getRGB(MIDDLE, MIDDLE));
    assertThat(middle.getRed()).isGreaterThan(180);
    assertThat(middle.getGreen()).isLessThan(60);
  }

  @Test
  void aLogoMayBeSvg() throws Exception {
    String svg =
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><circle cx='4.5' cy='4.5' r='4' fill='#cc1111'/></svg>";

    Answer answer = send(form().file("logo_file", "a.svg", svg.getBytes(StandardCharsets.UTF_8)));

    assertThat(answer.status()).as(answer::toString).isEqualTo(200);
    assertThat(new PngPicture(answer.body()).image().getRGB(MIDDLE, MIDDLE)).isEqualTo(0xFFCC1111);
  }

  @ParameterizedTest
  @ValueSource(strings = {"svg", "pdf", "eps", "jpg"})
  void aLogoIsInEveryFormat(String format) throws Exception {
    byte[] without = send(form().field("format", format).field("error_correction", "H")).body();
    Answer answer = send(form().field("format", format).file("logo_file", "l.png", red("png")));

    assertThat(answer.status()).as(answer::toString).isEqualTo(200);
    assertThat(answer.body()).isNotEqualTo(without);
  }

  @Test
  void aPictureUnderTheModulesReadsBack() throws Exception {
    for (String pattern : new String[] {"squares", "halftone"}) {
      Answer answer =
          send(form().field("pattern", pattern).file("bg_image_file", "b.jpg", red("jpg")));

      assertThat(answer.status()).as(answer::toString).isEqualTo(200);
      assertThat(new PngPicture(answer.body()).read()).as(pattern).contains(URL);
    }
  }

  @Test
  void fieldsOfAFormMeanWhatTheyMeanInJson() throws Exception {
    Answer form =
        send(
            form()
                .field("dpi", "100")
                .field("eye_outer_frame", "true")
                .field("frame_label", "")
                .field("data_type", "wifi")
                .field("payload", "{\"ssid\": \"guests\"}"));
    Answer json =
        server
            .api()
            .send(
                Call.generate(
                        """
                        {"data": "https://example.com/logo", "size_inches": 2, "background": "white",
                         "dpi": 100, "eye_outer_frame": true, "data_type": "wifi",
                         "payload": {"ssid": "guests"}}
                        """)
                    .withKey(server.demoKey()));

    assertThat(form.status()).as(form::toString).isEqualTo(200);
    assertThat(form.header("ETag")).isEqualTo(json.header("ETag"));
  }

  @ParameterizedTest
  @CsvSource({"size_inches, 2 inches", "dpi, 1e999", "logo_clear_zone, perhaps", "payload, wifi"})
  void fieldsOfAFormAreCheckedAsInJson(String field, String value) throws Exception {
    Form form = new Form().field("data_type", "wifi").field(field, value);
    Answer answer = server.api().send(form.generate().withKey(server.demoKey()));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().keySet()).contains(field);
  }

  @Test
  void aLogoTooLargeToReadIsRefusedWithTheLargestThatIsNot() throws Exception {
    Answer answer =
        send(
            form()
                .field("error_correction", "L")
                .field("logo_size_ratio", "0.4")
                .file("logo_file", "logo.png", red("png")));

    assertRefused(answer, 400, "{'logo_size_ratio': 'logo_size_ratio=0.'}");
  }

  @Test
  void aPlanWithoutLogosSaysSo() throws Exception {
    String key = TestWorkspace.keyOnPlan(server, "free");

    Answer answer =
        server.api().send(form().file("logo_file", "l.png", red("png")).generate().withKey(key));

    assertRefused(answer, 403, "{'detail': 'does not allow a logo'}");
  }

  @Test
  void filesThatAreNoPicturesAreRefusedByField() throws Exception {
    byte[] png = red("png");
    refuse("nothing", "no picture at all".getBytes(StandardCharsets.UTF_8));
    refuse("a truncated PNG", Arrays.copyOf(png, png.length / 2));
    refuse("a truncated JPEG", Arrays.copyOf(red("jpg"), 200));
    refuse("a PNG of 30,000 × 30,000", declaring(30_000, 30_000));
    refuse("a PNG of one long row", declaring(16_000_000, 1));
    refuse("random bytes", noise(100_000));
    refuse("too large", noise(MAX_FILE + 1));
    refuse("entities", svg("<!DOCTYPE svg [<!ENTITY a 'b'>]><svg>&a;</svg>"));
    refuse("a script", svg("<svg xmlns='http://www.w3.org/2000/svg'><script>x</script></svg>"));
    refuse(
        "a reference",
        svg("<svg xmlns='http://www.w3.org/2000/svg'><image href='http://127.0.0.1:1/x'/></svg>"));
  }

  @Test
  void backgroundsThatAreNoPicturesAreRefusedByField() throws Exception {
    refuse("bg_image_file", "nothing", svg("no picture at all"));
    refuse("bg_image_file", "a PNG of 30,000 × 30,000", declaring(30_000, 30_000));
    refuse("bg_image_file", "too large", noise(MAX_FILE + 1));
  }

  @Test
  void modulesUnderALogoAreLeftOutUnlessToldOtherwise() throws Exception {
    byte[] logo = glow();
    Answer clear = send(form().file("logo_file", "l.png", logo));
    Answer kept = send(form().field("logo_clear_zone", "false").file("logo_file", "l.png", logo));

    assertThat(kept.status()).as(kept::toString).isEqualTo(200);
    assertThat(kept.body()).isNotEqualTo(clear.body());
    assertThat(new PngPicture(kept.body()).read()).contains(URL);
  }

  @Test
  void theDarkGroundOfAGlowIsTakenAway() throws Exception {
    byte[] logo = glow();
    Answer whole = send(form().file("logo_file", "l.png", logo));
    Answer glow = send(form().field("logo_neon_alpha", "true").file("logo_file", "l.png", logo));

    assertThat(glow.status()).as(glow::toString).isEqualTo(200);
    assertThat(glow.body()).isNotEqualTo(whole.body());
    PngPicture picture = new PngPicture(glow.body());
    assertThat(picture.read()).contains(URL);
    // Beside the bright middle, in the dark corner of the logo.
    int corner = MIDDLE - 40;
    assertThat(new PngPicture(whole.body()).image().getRGB(corner, corner)).isEqualTo(0xFF000000);
    assertThat(picture.image().getRGB(corner, corner)).isEqualTo(0xFFFFFFFF);
  }

  @Test
  void anSvgThatTakesTooLongIsRefusedInTimeAndHoldsUpNoOther() throws Exception {
    String squares = "<rect width='9' height='9' opacity='.5'/>".repeat(1500);
    byte[] slow =
        svg("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'>" + squares + "</svg>");
    byte[] quick =
        svg(
            "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><path d='M1 1h7v7z'/></svg>");

    for (int i = 0; i < 5; i++) {
      refuse("a slow SVG", slow);
    }

    assertThat(send(form().file("logo_file", "quick.svg", quick)).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--x",
        "--x\r\n",
        "--x\r\nContent-Disposition: form-data; name=\"data\"\r\n\r\nno end",
        "--x\r\nContent-Disposition: form-data\r\n\r\nno name\r\n--x--\r\n",
        "--x\r\nNonsense\r\n\r\nno head\r\n--x--\r\n"
      })
  void aBodyThatIsNoFormIsRefused(String body) throws Exception {
    Answer answer =
        server
            .api()
            .send(
                Call.of("POST", "/api/v1/generate/")
                    .with("Content-Type", "multipart/form-data; boundary=x")
                    .withBody(body)
                    .withKey(server.demoKey()));

    assertThat(answer.status()).as(answer::toString).isEqualTo(400);
    assertThat(answer.json()).isNotEmpty();
  }

  @Test
  void aFieldSentTwiceOrWithoutABoundaryIsRefused() throws Exception {
    assertRefused(send(form().field("size_inches", "3")), 400, "{'detail': 'size_inches'}");
    assertRefused(
        server
            .api()
            .send(
                form()
                    .generate()
                    .with("Content-Type", "multipart/form-data")
                    .withKey(server.demoKey())),
        400,
        "{'detail': 'boundary'}");
  }

  private void refuse(String name, byte[] file) throws Exception {
    refuse("logo_file", name, file);
  }

  private void refuse(String field, String name, byte[] file) throws Exception {
    long start = System.nanoTime();
    Answer answer = send(form().file(field, "picture.png", file));

    assertThat(Duration.ofNanos(System.nanoTime() - start)).as(name).isLessThan(LONGEST);
    assertThat(answer.status()).as("%s: %s", name, answer).isEqualTo(400);
    assertThat(answer.json().keySet()).as(name).containsExactly(field);
  }

  private Answer send(Form form) throws Exception {
    return server.api().send(form.generate().withKey(server.demoKey()));
  }

  private static Form form() {
    return new Form().field("data", URL).field("size_inches", "2").field("background", "white");
  }

  private static byte[] svg(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] noise(int length) {
    byte[] bytes = new byte[length];
    new Random(1).nextBytes(bytes);
    return bytes;
  }

  /** A bright disc on black. */
  private static byte[] glow() throws IOException {
    BufferedImage image = new BufferedImage(100, 100, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.GREEN);
    graphics.fillOval(30, 30, 40, 40);
    graphics.dispose();
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    assertThat(ImageIO.write(image, "png", file)).isTrue();
    return file.toByteArray();
  }

  private static byte[] red(String kind) throws IOException {
    BufferedImage image = new BufferedImage(200, 120, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(new Color(0xCC1111));
    graphics.fillRect(0, 0, 200, 120);
    graphics.dispose();
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    assertThat(ImageIO.write(image, kind, file)).as("this Java writes %s", kind).isTrue();
    return file.toByteArray();
  }

  /** A small PNG whose header declares another size. */
  private static byte[] declaring(int width, int height) throws IOException {
    byte[] png = red("png");
    ByteBuffer file = ByteBuffer.wrap(png);
    file.putInt(16, width).putInt(20, height);
    CRC32 checksum = new CRC32();
    checksum.update(png, 12, 17);
    file.putInt(29, (int) checksum.getValue());
    return png;
  }
}
