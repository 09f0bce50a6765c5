package io.quietzone.api.agency;

import io.quietzone.api.Fields;
import io.quietzone.codes.CodeFilter;
import io.quietzone.codes.CodeFilter.Ordering;
import io.quietzone.codes.Details;
import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which dynamic codes are asked for.
 *
 * @param parameters that say so, but for the page
 */
record CodeQuery(CodeFilter filter, PageRequest page, Map<String, String> parameters) {

  private static final Map<String, Ordering> ORDERINGS = orderings();

  private static Map<String, Ordering> orderings() {
    Map<String, Ordering> orderings = new LinkedHashMap<>();
    orderings.put("-created_at", Ordering.NEWEST_FIRST);
    orderings.put("created_at", Ordering.OLDEST_FIRST);
    orderings.put("-updated_at", Ordering.LAST_CHANGED_FIRST);
    orderings.put("updated_at", Ordering.FIRST_CHANGED_FIRST);
    orderings.put("name", Ordering.BY_NAME);
    orderings.put("-name", Ordering.BY_NAME_BACKWARDS);
    orderings.put("-scan_count", Ordering.MOST_SCANNED_FIRST);
    orderings.put("scan_count", Ordering.LEAST_SCANNED_FIRST);
    orderings.put("-last_scanned_at", Ordering.LAST_SCANNED_FIRST);
    return orderings;
  }

  /** What {@code archived} may be: without it, archived codes are out of sight. */
  private static Map<String, Optional<Boolean>> archivedOrNot() {
    Map<String, Optional<Boolean>> choices = new LinkedHashMap<>();
    choices.put("false", Optional.of(false));
    choices.put("true", Optional.of(true));
    choices.put("all", Optional.empty());
    return choices;
  }

  /**
   * Reads the query.
   *
   * @throws io.quietzone.problem.InvalidFields naming every parameter that cannot be taken
   */
  static CodeQuery read(MultivaluedMap<String, String> query) {
    Map<String, String> parameters = new LinkedHashMap<>();
    query.forEach((name, values) -> parameters.put(name, values.get(0)));
    @Nullable String page = parameters.remove("page");
    @Nullable String pageSize = parameters.remove("page_size");
    Fields fields = Fields.ofTexts(parameters);
    CodeFilter filter =
        new CodeFilter(
            fields.text("search", CodeFilter.MAX_SEARCH),
            fields.text("tag", Details.MAX_TAG),
            fields.bool("is_active"),
            fields.choice("archived", archivedOrNot(), Optional.of(false)),
            fields.choice("ordering", ORDERINGS, Ordering.NEWEST_FIRST));
    fields.check();
    return new CodeQuery(filter, PageRequest.read(page, pageSize), parameters);
  }

  /** Where the list lies, asked for in the same way. */
  String address(String base) {
    String query =
        parameters.entrySet().stream()
            .map(parameter -> encoded(parameter.getKey()) + "=" + encoded(parameter.getValue()))
            .collect(Collectors.joining("&"));
    return query.isEmpty() ? base : base + "?" + query;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
