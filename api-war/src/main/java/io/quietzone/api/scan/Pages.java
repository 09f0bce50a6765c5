package io.quietzone.api.scan;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * Small pages without a script, in the reader's language where it is one of ours. Made from {@code
 * page.html} and a file of texts for each language.
 */
@Singleton
class Pages {

  private static final List<String> LANGUAGES = List.of("en", "fr", "de", "es");

  /** Nobody's list of languages is longer; the rest is not looked at. */
  private static final int MAX_LANGUAGES_LENGTH = 200;

  private static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'";

  private final String template;
  private final Map<String, Properties> texts = new LinkedHashMap<>();

  @Inject
  Pages() {
    this.template = read("page.html");
    for (String language : LANGUAGES) {
      texts.put(language, texts(language));
    }
  }

  void send(Page page, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    send(page, page.asksForPassword() ? "form" : "", "", request, response);
  }

  /** Shows where a code leads. */
  void sendPreview(String url, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    send(Page.PREVIEW, "link", url, request, response);
  }

  private void send(
      Page page, String part, String url, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setStatus(page.status());
    response.setContentType("text/html;charset=UTF-8");
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("Content-Security-Policy", POLICY);
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("X-Robots-Tag", "noindex");
    response.setHeader("Vary", "Accept-Language");
    String language = language(request.getHeader("Accept-Language"));
    response.setHeader("Content-Language", language);
    if (!request.getMethod().equals("HEAD")) {
      response
          .getOutputStream()
          .write(html(page, part, url, language).getBytes(StandardCharsets.UTF_8));
    }
  }

  private String html(Page page, String part, String url, String language) {
    Properties words = texts(language);
    String body =
        switch (part) {
          case "form" -> form(words);
          case "link" -> link(url);
          default -> "";
        };
    return template
        .replace("{language}", language)
        .replace("{title}", escaped(word(words, page.key() + ".title")))
        .replace("{text}", escaped(word(words, page.key() + ".text")))
        .replace("{body}", body);
  }

  private static String form(Properties words) {
    return "<form method=\"post\"><label>"
        + escaped(word(words, "password"))
        + " <input type=\"password\" name=\"password\" required autofocus"
        + " maxlength=\"200\"></label><button>"
        + escaped(word(words, "continue"))
        + "</button></form>";
  }

  private static String link(String url) {
    return "<p class=\"url\"><a rel=\"noreferrer nofollow\" href=\""
        + escaped(url)
        + "\">"
        + escaped(url)
        + "</a></p>";
  }

  /** The first language of ours that a reader asks for; English where there is none. */
  private String language(String accepted) {
    if (accepted == null) {
      return LANGUAGES.get(0);
    }
    String asked = accepted.substring(0, Math.min(accepted.length(), MAX_LANGUAGES_LENGTH));
    try {
      return Optional.ofNullable(
              Locale.lookupTag(Locale.LanguageRange.parse(asked), texts.keySet()))
          .orElse(LANGUAGES.get(0));
    } catch (IllegalArgumentException e) {
      return LANGUAGES.get(0);
    }
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private static String word(Properties words, String key) {
    String word = words.getProperty(key);
    if (word == null) {
      throw new IllegalStateException("the pages have no text for " + key);
    }
    return word;
  }

  private static Properties readTexts(String language) {
    Properties words = new Properties();
    try (InputStream file = open("pages-" + language + ".properties");
        InputStreamReader reader = new InputStreamReader(file, StandardCharsets.UTF_8)) {
      words.load(reader);
      return words;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Properties texts(String language) {
    return texts.computeIfAbsent(language, Pages::readTexts);
  }

  private static String read(String name) {
    try (InputStream file = open(name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream open(String name) throws IOException {
    InputStream file = Pages.class.getResourceAsStream(name);
    if (file == null) {
      throw new IOException(name + " is not in the application");
    }
    return file;
  }
}
