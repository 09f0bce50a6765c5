package io.quietzone.api.agency;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** A page that a letter's link leads to: a form of a few fields, and nothing from elsewhere. */
final class AccountPage {

  private final String title;
  private final StringBuilder message = new StringBuilder();
  private final StringBuilder fields = new StringBuilder();
  private String action = "";
  private String button = "";

  private AccountPage(String title) {
    this.title = title;
  }

  static AccountPage titled(String title) {
    return new AccountPage(title);
  }

  /** Adds a paragraph. */
  AccountPage saying(String text) {
    message.append("<p>").append(escaped(text)).append("</p>");
    return this;
  }

  /** Makes it a form. */
  AccountPage sendingTo(String address, String label) {
    this.action = address;
    this.button = label;
    return this;
  }

  AccountPage hidden(String name, String value) {
    fields
        .append("<input type=\"hidden\" name=\"")
        .append(name)
        .append("\" value=\"")
        .append(escaped(value))
        .append("\">");
    return this;
  }

  AccountPage text(String name, String label, String value) {
    return input("text", name, label, "name", value);
  }

  /**
   * Adds a password.
   *
   * @param kind {@code new-password} or {@code current-password}, for password managers
   */
  AccountPage password(String name, String label, String kind) {
    return input("password", name, label, kind, "");
  }

  Response answer(Response.Status status) {
    String form =
        action.isEmpty()
            ? ""
            : "<form method=\"post\" enctype=\"multipart/form-data\" action=\""
                + action
                + "\">"
                + fields
                + "<p><button>"
                + button
                + "</button></p></form>";
    return Response.status(status)
        .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        // The address holds what the letter said: it goes nowhere else.
        .header("Referrer-Policy", "no-referrer")
        .header(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'unsafe-inline'; form-action 'self';"
                + " base-uri 'none'; frame-ancestors 'none'")
        .entity(
            "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width\"><title>"
                + title
                + " – Quietzone</title>"
                + "<body style=\"font-family:sans-serif;max-width:24em;margin:15vh auto\"><h1>"
                + title
                + "</h1>"
                + message
                + form
                + "</body></html>\n")
        .build();
  }

  private AccountPage input(String type, String name, String label, String kind, String value) {
    fields
        .append("<p><label>")
        .append(label)
        .append("<br><input type=\"")
        .append(type)
        .append("\" name=\"")
        .append(name)
        .append("\" value=\"")
        .append(escaped(value))
        .append("\" autocomplete=\"")
        .append(kind)
        .append("\" required></label></p>");
    return this;
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
