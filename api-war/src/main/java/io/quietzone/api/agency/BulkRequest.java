package io.quietzone.api.agency;

import io.quietzone.api.Fields;
import io.quietzone.api.IgnoredField;
import io.quietzone.api.agency.GenerateRequest.Wanted;
import io.quietzone.codes.NewCode;
import io.quietzone.codes.ShortId;
import io.quietzone.problem.InvalidFields;
import io.quietzone.problem.InvalidFields.Constraint;
import io.quietzone.problem.Problem;
import io.quietzone.problem.TryLater;
import io.quietzone.render.ArtworkSource;
import io.quietzone.render.BatchItem;
import io.quietzone.render.BatchItem.Link;
import io.quietzone.shares.Share;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of {@code POST /api/v1/generate/bulk/}, item by item. */
final class BulkRequest {

  /** Each may take some megabytes until the last picture is drawn. */
  private static final int MAX_PICTURES = 16;

  /** What an item takes besides its text and the symbol of that, in KiB. */
  private static final int ITEM_KIB = 2;

  /** Of a text's size are the text and its symbol together, at the most. */
  private static final int TIMES_ITS_TEXT = 3;

  private final ArtworkSource artwork;
  private final Share memory;
  private final CodeContent content;
  private final Supplier<ShortId> shortIds;
  private final Predicate<ShortId> free;
  private final int maxItems;
  private final List<NewCode> codes = new ArrayList<>();
  private final Set<ShortId> drawn = new LinkedHashSet<>();
  private final Set<ShortId> chosen = new HashSet<>();
  private final List<BatchItem> items = new ArrayList<>();
  private final SortedMap<Integer, String> errors = new TreeMap<>();
  private final Map<String, IgnoredField> ignored = new LinkedHashMap<>();
  private final Set<String> pictures = new HashSet<>();
  private int count;

  private BulkRequest(
      ArtworkSource artwork,
      Share memory,
      CodeContent content,
      Supplier<ShortId> source,
      Predicate<ShortId> free,
      int maxItems) {
    this.artwork = artwork;
    this.memory = memory;
    this.content = content;
    this.free = free;
    this.shortIds =
        () -> {
          ShortId shortId = source.get();
          drawn.add(shortId);
          return shortId;
        };
    this.maxItems = maxItems;
  }

  /**
   * Reads a body.
   *
   * @param memory in KiB, of which each item takes its own
   * @param maxItems beyond which items are only counted
   * @throws Problem if it is not what its media type says
   */
  static BulkRequest read(
      InputStream body,
      MediaType type,
      ArtworkSource artwork,
      Share memory,
      CodeContent content,
      int maxItems)
      throws IOException {
    BulkRequest request =
        new BulkRequest(artwork, memory, content, content.shortIds(), content::isFree, maxItems);
    BulkBody.read(body, type, request::add);
    if (request.count == 0) {
      throw new InvalidFields(Map.of("items", new Constraint(List.of("Send at least one item."))));
    }
    return request;
  }

  /**
   * Reads a body again, whose codes were made when it was read first.
   *
   * @param drawn the short ids that were drawn then, in their order
   */
  static BulkRequest readAgain(
      InputStream body,
      MediaType type,
      ArtworkSource artwork,
      Share memory,
      CodeContent content,
      List<ShortId> drawn)
      throws IOException {
    Supplier<ShortId> source = new ArrayDeque<>(drawn)::remove;
    BulkRequest request =
        new BulkRequest(artwork, memory, content, source, shortId -> true, Integer.MAX_VALUE);
    BulkBody.read(body, type, request::add);
    return request;
  }

  private void add(Supplier<Fields> item) {
    int index = count++;
    if (index >= maxItems) {
      return;
    }
    try {
      items.add(item(index, item.get()));
    } catch (TryLater e) {
      // Nothing is wrong with the item.
      throw e;
    } catch (Problem e) {
      errors.put(index, String.valueOf(e.getMessage()));
    }
  }

  private BatchItem item(int index, Fields fields) {
    for (String field : List.of("logo_url", "bg_image_url")) {
      fields.text(field).ifPresent(pictures::add);
      if (pictures.size() > MAX_PICTURES) {
        fields.refused(field, "A batch has at most " + MAX_PICTURES + " different pictures.");
        fields.check();
      }
    }
    boolean autoFix = fields.bool("auto_fix").orElse(false);
    String type = fields.text("data_type").orElse("url");
    Wanted wanted = GenerateRequest.read(fields, artwork, content, shortIds);
    Optional<Link> link = wanted.code().map(this::link);
    wanted.code().ifPresent(code -> requireFree(fields, code));
    wanted.code().ifPresent(codes::add);
    BatchItem item = new BatchItem(index, wanted.order(), autoFix, type, link);
    fields.ignored().forEach(field -> ignored.putIfAbsent(field.name(), field));
    memory.take(ITEM_KIB + TIMES_ITS_TEXT * wanted.order().text().length() / 1024, Duration.ZERO);
    return item;
  }

  /** Those that were drawn are free, and drawn once. */
  private void requireFree(Fields fields, NewCode code) {
    ShortId shortId = code.shortId().orElseThrow();
    if (drawn.contains(shortId)) {
      return;
    }
    if (!chosen.add(shortId)) {
      fields.refused("payload.short_id", "Another item of this batch has this short id.");
    } else if (!free.test(shortId)) {
      fields.refused("payload.short_id", "This short id is taken: choose another.");
    }
    fields.check();
  }

  private Link link(NewCode code) {
    return new Link(code.shortId().orElseThrow().text(), content.url(code));
  }

  /** The short ids that were drawn for items, in their order. */
  List<ShortId> drawn() {
    return List.copyOf(drawn);
  }

  /** The codes that are to be made for items. */
  List<NewCode> codes() {
    return codes;
  }

  /** How many items there are, those that are wrong and those beyond the limit included. */
  int count() {
    return count;
  }

  /** The items that could be understood, in their order. */
  List<BatchItem> items() {
    return items;
  }

  /** What is wrong with the others. */
  SortedMap<Integer, String> errors() {
    return errors;
  }

  /** Fields that no item knows. */
  List<IgnoredField> ignored() {
    return List.copyOf(ignored.values());
  }

  /** The shape of the body in JSON: a document, which nothing reads. */
  @Schema(name = "BulkRequest")
  record Document(
      @Schema(
              required = true,
              minItems = 1,
              maxItems = 5000,
              description = "What to draw; the plan may allow fewer. Pictures by address only.")
          List<GenerateRequest> items) {}
}
