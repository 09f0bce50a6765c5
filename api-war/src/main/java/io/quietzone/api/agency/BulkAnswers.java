package io.quietzone.api.agency;

import com.github.f4b6a3.ulid.UlidCreator;
import io.quietzone.accounts.Caller;
import io.quietzone.api.CurrentCaller;
import io.quietzone.api.Idempotency;
import io.quietzone.api.IgnoredField;
import io.quietzone.codes.Codes;
import io.quietzone.idempotency.Answer;
import io.quietzone.idempotency.Answer.Header;
import io.quietzone.idempotency.Answered;
import io.quietzone.render.Artwork;
import io.quietzone.render.Batch;
import io.quietzone.render.BatchOrder;
import io.quietzone.render.Bulk;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Answers batches, each streamed while it is drawn. Of one with an {@code Idempotency-Key} its
 * recipe is kept by the transaction that makes its codes; a repetition draws the same file by it.
 */
@Singleton
public class BulkAnswers {

  private final Bulk bulk;
  private final Artwork artwork;
  private final Codes codes;
  private final CodeContent content;
  private final CurrentCaller caller;
  private final Idempotency idempotency;

  @Inject
  BulkAnswers(
      Bulk bulk,
      Artwork artwork,
      Codes codes,
      CodeContent content,
      CurrentCaller caller,
      Idempotency idempotency) {
    this.bulk = bulk;
    this.artwork = artwork;
    this.codes = codes;
    this.content = content;
    this.caller = caller;
    this.idempotency = idempotency;
  }

  /**
   * Answers a request.
   *
   * @throws io.quietzone.problem.Problem if the batch cannot be drawn, or is not allowed
   * @throws IOException if the client goes away
   */
  Response answer(InputStream body, MediaType type) throws IOException {
    Caller who = caller.get();
    if (idempotency.isNamed()) {
      return once(who, body.readAllBytes(), type);
    }
    BulkRequest request = read(who, body, type);
    Batch batch = begin(who, request, check(who, request), Optional.empty());
    return response(batch, headers(batch, request)).build();
  }

  private Response once(Caller who, byte[] body, MediaType type) throws IOException {
    AtomicReference<Batch> begun = new AtomicReference<>();
    Answered answered =
        idempotency.keep(
            fingerprint(body, type),
            () -> {
              BulkRequest request = read(who, body, type);
              BatchOrder order = check(who, request);
              String name = UlidCreator.getUlid().toString();
              return () -> {
                Batch batch = begin(who, request, order, Optional.of(name));
                begun.set(batch);
                BatchRecipe recipe = new BatchRecipe(name, batch.plan(), request.drawn());
                return new Answer(
                    Response.Status.OK.getStatusCode(), headers(batch, request), recipe.written());
              };
            });
    if (answered.repeated()) {
      BatchRecipe recipe = BatchRecipe.read(answered.answer().body());
      return response(again(who, body, type, recipe), answered.answer().headers())
          .header(Idempotency.REPLAYED, true)
          .build();
    }
    return response(Objects.requireNonNull(begun.get()), answered.answer().headers()).build();
  }

  private Batch again(Caller who, byte[] body, MediaType type, BatchRecipe recipe)
      throws IOException {
    BulkRequest request =
        BulkRequest.readAgain(
            new ByteArrayInputStream(body), type, artwork, content, recipe.shortIds());
    BatchOrder order = bulk.checkAgain(recipe.plan(), request.items(), request.errors());
    return bulk.beginAgain(who, order, recipe.name());
  }

  private BulkRequest read(Caller who, byte[] body, MediaType type) {
    try {
      return read(who, new ByteArrayInputStream(body), type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private BulkRequest read(Caller who, InputStream body, MediaType type) throws IOException {
    return BulkRequest.read(body, type, artwork, content, bulk.maxItems(who));
  }

  private BatchOrder check(Caller who, BulkRequest request) {
    return bulk.check(who, request.count(), request.items(), request.errors());
  }

  private Batch begin(Caller who, BulkRequest request, BatchOrder order, Optional<String> name) {
    return bulk.begin(who, order, name, () -> codes.createAll(who, request.codes()));
  }

  private static List<Header> headers(Batch batch, BulkRequest request) {
    List<Header> headers = new ArrayList<>();
    headers.add(
        new Header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"quietzone-bulk-" + batch.count() + ".zip\""));
    headers.add(new Header("X-QR-Plan", batch.plan()));
    headers.add(
        new Header(
            "X-QR-Quota-Remaining",
            batch.remaining().isPresent()
                ? String.valueOf(batch.remaining().getAsLong())
                : "unlimited"));
    if (!request.ignored().isEmpty()) {
      headers.add(new Header("X-QR-Ignored", IgnoredField.header(request.ignored())));
    }
    return headers;
  }

  private static Response.ResponseBuilder response(Batch batch, List<Header> headers) {
    StreamingOutput zip = batch::writeTo;
    Response.ResponseBuilder response = Response.ok(zip, "application/zip");
    headers.forEach(header -> response.header(header.name(), header.value()));
    return response;
  }

  /** The type before the body, for the same bytes may be read in two ways. */
  private static byte[] fingerprint(byte[] body, MediaType type) {
    byte[] head =
        (type.getType() + "/" + type.getSubtype() + "\n").getBytes(StandardCharsets.UTF_8);
    byte[] all = Arrays.copyOf(head, head.length + body.length);
    System.arraycopy(body, 0, all, head.length, body.length);
    return all;
  }
}
