package io.quietzone.api.agency;

import io.quietzone.api.Fields;
import io.quietzone.api.PublicAddress;
import io.quietzone.codes.Codes;
import io.quietzone.codes.NewCode;
import io.quietzone.codes.ShortId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Supplier;

/** The content of type {@code dynamic}: a code that is to be made, and the link to it. */
@Singleton
public class CodeContent {

  /** How many short ids a batch draws at once. */
  private static final int DRAWN_AT_ONCE = 200;

  private final CodeFields codeFields;
  private final Codes codes;
  private final PublicAddress address;

  @Inject
  CodeContent(CodeFields codeFields, Codes codes, PublicAddress address) {
    this.codeFields = codeFields;
    this.codes = codes;
    this.address = address;
  }

  /** Draws short ids for a batch, many at once. */
  Supplier<ShortId> shortIds() {
    Deque<ShortId> drawn = new ArrayDeque<>();
    return () -> {
      if (drawn.isEmpty()) {
        drawn.addAll(codes.drawShortIds(DRAWN_AT_ONCE));
      }
      return drawn.remove();
    };
  }

  /** Whether no code has a short id, nor ever had. */
  boolean isFree(ShortId shortId) {
    return codes.isFree(shortId);
  }

  /** Draws one short id. */
  ShortId shortId() {
    return codes.drawShortIds(1).get(0);
  }

  /** Reads a code that is to be made, and gives it one of these short ids unless it has its own. */
  NewCode read(Fields payload, Supplier<ShortId> shortIds) {
    NewCode read = codeFields.newCode(payload);
    ShortId shortId = read.shortId().orElseGet(shortIds);
    return new NewCode(Optional.of(shortId), read.route(), read.details());
  }

  /** What the symbol says: the link to a code that has a short id. */
  String url(NewCode code) {
    return address.shortUrl(code.shortId().orElseThrow().text());
  }
}
