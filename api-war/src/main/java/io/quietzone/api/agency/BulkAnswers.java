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
import io.quietzone.idempotency.Prepared.Effect;
import io.quietzone.render.ArtworkSource;
import io.quietzone.render.Batch;
import io.quietzone.render.BatchArtwork;
import io.quietzone.render.BatchOrder;
import io.quietzone.render.Bulk;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Answers batches, each streamed while it is drawn. Of one with an {@code Idempotency-Key} its
 * recipe and its pictures are kept by the transaction that makes its codes; a repetition draws the
 * same file by them.
 */
@Singleton
public class BulkAnswers {

  private final Bulk bulk;
  private final Codes codes;
  private final CodeContent content;
  private final CurrentCaller caller;
  private final Idempotency idempotency;

  @Inject
  BulkAnswers(
      Bulk bulk, Codes codes, CodeContent content, CurrentCaller caller, Idempotency idempotency) {
    this.bulk = bulk;
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
      return once(who, KeptBody.read(body, type), type);
    }
    BulkRequest request = read(who, body, type, bulk.artwork(who));
    Batch batch = begin(who, request, check(who, request), Optional.empty(), () -> {});
    return response(batch, headers(batch, request)).build();
  }

  private Response once(Caller who, KeptBody body, MediaType type) throws IOException {
    AtomicReference<Batch> begun = new AtomicReference<>();
    Answered answered =
        idempotency.keep(
            body.fingerprint(),
            () -> {
              BatchArtwork artwork = bulk.artwork(who);
              BulkRequest request = read(who, body, type, artwork);
              BatchOrder order = check(who, request);
              String name = UlidCreator.getUlid().toString();
              byte[] recipe =
                  new BatchRecipe(name, order.plan(), request.drawn(), artwork.names()).written();
              Runnable keeping = bulk.keeping(artwork);
              return new Effect<>(
                  Optional.of(recipe),
                  () -> {
                    Batch batch = begin(who, request, order, Optional.of(name), keeping);
                    begun.set(batch);
                    return new Answer(
                        Response.Status.OK.getStatusCode(), headers(batch, request), recipe);
                  });
            });
    List<Header> headers = answered.answer().headers();
    if (answered.repeated()) {
      BatchRecipe recipe = BatchRecipe.read(answered.answer().body());
      return response(again(who, body, type, recipe), headers)
          .header(Idempotency.REPLAYED, true)
          .build();
    }
    return response(Objects.requireNonNull(begun.get()), headers).build();
  }

  private Batch again(Caller who, KeptBody body, MediaType type, BatchRecipe recipe)
      throws IOException {
    BulkRequest request =
        BulkRequest.readAgain(
            body.open(),
            type,
            bulk.artworkAgain(who, recipe.pictures()),
            content,
            recipe.shortIds());
    BatchOrder order = bulk.checkAgain(recipe.plan(), request.items(), request.errors());
    return bulk.beginAgain(who, order, recipe.name());
  }

  private BulkRequest read(Caller who, KeptBody body, MediaType type, ArtworkSource artwork) {
    try {
      return read(who, body.open(), type, artwork);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private BulkRequest read(Caller who, InputStream body, MediaType type, ArtworkSource artwork)
      throws IOException {
    return BulkRequest.read(body, type, artwork, content, bulk.maxItems(who));
  }

  private BatchOrder check(Caller who, BulkRequest request) {
    return bulk.check(who, request.count(), request.items(), request.errors());
  }

  private Batch begin(
      Caller who, BulkRequest request, BatchOrder order, Optional<String> name, Runnable keeping) {
    return bulk.begin(
        who,
        order,
        name,
        () -> {
          codes.createAll(who, request.codes());
          // Afterwards, for other batches with the same pictures wait until the transaction ends.
          keeping.run();
        });
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
}
