package io.quietzone.codes;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds codes of a workspace, each condition by an index of its own. */
@Singleton
class CodeList {

  /** As the index {@code code_by_words} splits what it reads. */
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

  private static final int MAX_WORDS = 10;

  private final EntityManager database;

  @Inject
  CodeList(EntityManager database) {
    this.database = database;
  }

  CodePage list(String workspaceId, CodeFilter filter, int limit, int offset) {
    List<Object> values = new ArrayList<>();
    String from = " from code where " + condition(workspaceId, filter, values);
    Query codes =
        database.createNativeQuery(
            "select *" + from + " order by " + filter.ordering().sql(), Code.class);
    Query total = database.createNativeQuery("select count(*)" + from);
    for (int i = 0; i < values.size(); i++) {
      codes.setParameter(i + 1, values.get(i));
      total.setParameter(i + 1, values.get(i));
    }
    List<?> found = codes.setMaxResults(limit).setFirstResult(offset).getResultList();
    return new CodePage(
        found.stream().map(Code.class::cast).toList(),
        ((Number) total.getSingleResult()).longValue());
  }

  private static String condition(String workspaceId, CodeFilter filter, List<Object> values) {
    List<String> conditions = new ArrayList<>();
    conditions.add("workspace_id = " + next(values, workspaceId));
    conditions.add("deleted_at is null");
    filter.active().ifPresent(active -> conditions.add(active ? "active" : "not active"));
    filter
        .archived()
        .ifPresent(
            archived -> conditions.add("archived_at is " + (archived ? "not null" : "null")));
    filter
        .tag()
        .map(tag -> StoredJson.ofStrings(List.of(tag)))
        .ifPresent(tag -> conditions.add("tags @> cast(" + next(values, tag) + " as jsonb)"));
    filter
        .search()
        .map(CodeList::words)
        .ifPresent(
            words ->
                conditions.add(
                    "code_words(name, short_id, destination, tags) @@ to_tsquery('simple', "
                        + next(values, words)
                        + ")"));
    return String.join(" and ", conditions);
  }

  private static String next(List<Object> values, Object value) {
    values.add(value);
    return "?" + values.size();
  }

  /**
   * A query for words that start with each of those; one that finds nothing where there are none.
   */
  private static String words(String search) {
    String query =
        Arrays.stream(BETWEEN_WORDS.split(search.toLowerCase(Locale.ROOT), -1))
            .filter(word -> !word.isEmpty())
            .limit(MAX_WORDS)
            .map(word -> "'" + word + "':*")
            .collect(Collectors.joining(" & "));
    return query.isEmpty() ? "' '" : query;
  }
}
