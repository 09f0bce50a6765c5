package io.quietzone.liberty;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a page shows in a real browser. */
@ExtendWith(SharedServer.class)
@EnabledIf(value = "io.quietzone.liberty.Chromium#isInstalled", disabledReason = "no Chromium")
class PageIT {

  /** What a browser says of a picture that it shows: how wide it is in itself, 0 for none. */
  private static final Pattern WIDTH = Pattern.compile("id=\"(\\w+)\"[^>]* data-width=\"(\\d+)\"");

  private final TestServer server;

  PageIT(TestServer server) {
    this.server = server;
  }

  @Test
  void aSignedAddressIsAPictureInAPageOfAnotherSiteWhereNoKeyIs() throws Exception {
    String key = TestWorkspace.keyOnPlan(server, "starter");
    String signed =
        server
            .api()
            .send(
                Call.post(
                        "/api/v1/generate/sign/",
                        "{\"data\": \"https://example.com/page?a=1&b=2\", \"size_inches\": 1.5}")
                    .withKey(key))
            .json()
            .getString("url");
    String html =
        """
        <!doctype html>
        <title>A page</title>
        <img id="signed" src="SIGNED">
        <img id="tampered" src="TAMPERED">
        <img id="unsigned" src="UNSIGNED">
        <script>
          addEventListener("load", () => {
            for (const image of document.images) image.dataset.width = image.naturalWidth;
          });
        </script>
        """
            .replace("UNSIGNED", attribute(signed.replaceFirst("&signature=[^&]*", "")))
            .replace("SIGNED", attribute(signed))
            .replace("TAMPERED", attribute(signed.replace("size_inches=1.5", "size_inches=3")));
    assertThat(html).contains("size_inches=3").doesNotContain(key);

    Matcher widths = WIDTH.matcher(Chromium.open(html, Installation.newHome("chromium")));

    assertThat(widths.results().map(found -> found.group(1) + " " + found.group(2)))
        .containsExactly("signed 450", "tampered 0", "unsigned 0");
  }

  /** As HTML wants it between quotes. */
  private static String attribute(String url) {
    return url.replace("&", "&amp;");
  }
}
