package io.quietzone.api.agency;

import io.quietzone.api.Fields;
import io.quietzone.api.Moment;
import io.quietzone.codes.CodeChange;
import io.quietzone.codes.Codes;
import io.quietzone.codes.Destination;
import io.quietzone.codes.Details;
import io.quietzone.codes.Edit;
import io.quietzone.codes.Limits;
import io.quietzone.codes.NewCode;
import io.quietzone.codes.Route;
import io.quietzone.codes.RouteChange;
import io.quietzone.codes.ShortId;
import io.quietzone.codes.Variant;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what is asked for about a code; what is wrong is noted in the fields. */
@Singleton
public class CodeFields {

  /** Stands in for a destination that is wrong, until the reading ends in a refusal. */
  private static final Destination NOWHERE = Destination.parse("https://example.com/");

  private final Codes codes;

  @Inject
  CodeFields(Codes codes) {
    this.codes = codes;
  }

  /** Reads a code that is to be made. */
  NewCode newCode(Fields fields) {
    fields.requiredText("name");
    Route route = new Route(destination(fields), variants(fields).orElse(List.of()));
    return new NewCode(fields.parsed("short_id", ShortId::choose), route, details(fields));
  }

  /** Reads a change. */
  CodeChange change(Fields fields) {
    for (String name : List.of("name", "destination_url", "is_active", "archived")) {
      if (fields.isNull(name)) {
        fields.broken(name, "Send a value, or leave this field out.");
      }
    }
    if (fields.has("short_id")) {
      fields.refused("short_id", "A short id is printed: it cannot be changed.");
    }
    return new CodeChange(route(fields), details(fields));
  }

  /** Reads where a code is to lead; what is not there stays as it is. */
  RouteChange route(Fields fields) {
    return new RouteChange(fields.parsed("destination_url", codes::destination), variants(fields));
  }

  private Destination destination(Fields fields) {
    fields.requiredText("destination_url");
    return fields.parsed("destination_url", codes::destination).orElse(NOWHERE);
  }

  private Details details(Fields fields) {
    Optional<String> name = fields.text("name", Details.MAX_NAME).map(String::strip);
    if (name.filter(String::isEmpty).isPresent()) {
      fields.broken("name", "This field may not be blank.");
    }
    return new Details(
        edit(fields, "name", name),
        edit(fields, "tags", fields.texts("tags", Details.MAX_TAGS, Details.MAX_TAG)),
        edit(fields, "is_active", fields.bool("is_active")),
        edit(fields, "archived", fields.bool("archived")),
        new Limits(
            edit(fields, "starts_at", fields.parsed("starts_at", Moment::parse)),
            edit(fields, "expires_at", fields.parsed("expires_at", Moment::parse)),
            edit(fields, "max_scans", maxScans(fields)),
            edit(fields, "password", fields.parsed("password", codes::passwordHash))));
  }

  private static Optional<Long> maxScans(Fields fields) {
    int none = 0;
    int number = fields.wholeNumber("max_scans", 1, Integer.MAX_VALUE, none);
    return number == none ? Optional.empty() : Optional.of((long) number);
  }

  private static <T> Edit<T> edit(Fields fields, String name, Optional<T> value) {
    return value.map(Edit::put).orElseGet(() -> fields.isNull(name) ? Edit.clear() : Edit.keep());
  }

  /** {@code null} is an empty list: there are none any more. */
  private Optional<List<Variant>> variants(Fields fields) {
    if (fields.isNull("variants")) {
      return Optional.of(List.of());
    }
    Optional<List<Variant>> variants = fields.list("variants", Variant.MAX_COUNT, this::variant);
    Set<String> labels = new HashSet<>();
    for (Variant variant : variants.orElse(List.of())) {
      if (!labels.add(variant.label())) {
        fields.broken("variants", "Ensure that each variant has another label.");
      }
    }
    return variants;
  }

  private Variant variant(Fields fields) {
    String label = fields.requiredText("label").strip();
    if (label.isEmpty() || label.length() > Variant.MAX_LABEL) {
      fields.broken("label", "Send 1 to " + Variant.MAX_LABEL + " characters.");
    }
    return new Variant(
        label,
        destination(fields),
        fields.wholeNumber("weight", Variant.MIN_WEIGHT, Variant.MAX_WEIGHT, 1));
  }
}
