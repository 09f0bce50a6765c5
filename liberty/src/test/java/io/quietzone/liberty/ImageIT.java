package io.quietzone.liberty;

import static io.quietzone.liberty.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The picture of a dynamic code, by its address. */
@ExtendWith(SharedServer.class)
class ImageIT {

  private static final String DYNAMIC = "/api/v1/dynamic/";

  private final TestServer server;
  private final String key;
  private final String id;

  ImageIT(TestServer server) throws Exception {
    this.server = server;
    this.key = TestWorkspace.fullKeyOnPlan(server, "pro");
    this.id =
        send(Call.post(DYNAMIC, "{\"name\": \"x\", \"destination_url\": \"https://example.com\"}"))
            .json()
            .getString("short_id");
  }

  @ParameterizedTest
  @CsvSource({"png, image/png", "jpg, image/jpeg"})
  void thePictureShowsTheLinkOfTheCode(String format, String type) throws Exception {
    Answer answer = image(format + "?size_inches=1.5&background=white&color=%23000080&pattern=dot");

    assertThat(answer.status()).as(answer::toString).isEqualTo(200);
    assertThat(answer.header("Content-Type")).isEqualTo(type);
    assertThat(ReadBack.isRead(answer.body(), server.address() + "/q/" + id + "/")).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"svg, image/svg+xml", "pdf, application/pdf"})
  void everyFormatIsDrawn(String format, String type) throws Exception {
    Answer answer = image(format);

    assertThat(answer.status()).as(answer::toString).isEqualTo(200);
    assertThat(answer.header("Content-Type")).startsWith(type);
    assertThat(answer.body()).isNotEmpty();
  }

  @Test
  void itCostsWhatAPictureCostsUnlessItIsKnown() throws Exception {
    Answer first = image("png");
    Answer known =
        send(Call.get(DYNAMIC + id + "/image.png").with("If-None-Match", first.header("ETag")));
    Answer again = image("png");

    assertThat(first.quotaRemaining()).isEqualTo(4999);
    assertThat(known.status()).isEqualTo(304);
    assertThat(again.quotaRemaining()).isEqualTo(4998);
    assertThat(again.header("X-QR-Cache")).isEqualTo("HIT");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = ';',
      value = {
        "png?data=https://evil.example; {'data': ['leave this field out']}",
        "png?data_type=text; {'data_type': ['leave this field out']}",
        "png?color=black&color=white; {'color': ['once']}",
        "png?size_inches=99; {'size_inches': ['at most 15']}",
        "png?color=rouge; {'color': ''}",
        "bmp; {'format': ['']}",
      })
  void whatCannotBeDrawnIsRefusedByField(String rest, String answer) throws Exception {
    assertRefused(image(rest), 400, answer);
  }

  @Test
  void aCodeThatIsNotThereHasNoPicture() throws Exception {
    assertRefused(
        send(Call.get(DYNAMIC + "nosuch1/image.png")), 404, "{'detail': 'no code with this id'}");
  }

  private Answer image(String rest) throws Exception {
    return send(Call.get(DYNAMIC + id + "/image." + rest));
  }

  private Answer send(Call call) throws Exception {
    return server.api().send(call.withKey(key));
  }
}
