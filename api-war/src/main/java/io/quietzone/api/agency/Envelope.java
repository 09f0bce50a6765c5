package io.quietzone.api.agency;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param count how many there are in all
 * @param next where the next page is
 * @param previous where the page before is
 */
@JsonbPropertyOrder({"count", "next", "previous", "results"})
record Envelope<T>(long count, @Nullable String next, @Nullable String previous, List<T> results) {

  static <T> Envelope<T> of(PageRequest page, String list, long count, List<T> results) {
    return new Envelope<>(
        count, page.next(list, count).orElse(null), page.previous(list).orElse(null), results);
  }
}
