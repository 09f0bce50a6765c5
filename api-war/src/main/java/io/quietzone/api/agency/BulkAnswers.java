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
import io.quietzone.shares.Share;
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
 * Answers batches, each streamed while it is drawn. Of one with an {@code Idempotency-Key} first
 * its pictures are kept, and then its recipe by the transaction that makes its codes; a repetition
 * draws the same file by them.
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
    // Until the last picture is drawn, or it is clear that none will be.
    Share pictures = bulk.memory(who);
    boolean begun = false;
    try {
      Response response =
          idempotency.isNamed() ? once(who, body, type, pictures) : anew(who, body, type, pictures);
      begun = true;
      return response;
    } finally {
      if (!begun) {
        pictures.close();
      }
    }
  }

  private Response anew(Caller who, InputStream body, MediaType type, Share pictures)
      throws IOException {
    BulkRequest request = read(who, body, type, bulk.artwork(who, pictures), pictures);
    Batch batch = begin(who, request, check(who, request), Optional.empty());
    return response(batch, headers(batch, request), pictures).build();
  }

  private Response once(Caller who, InputStream body, MediaType type, Share pictures)
      throws IOException {
    if (!idempotency.isKnown()) {
      // Before the body is read, which is long; a repetition does not depend on the plan.
      bulk.maxItems(who);
    }
    try (Share memory = bulk.memory(who)) {
      return once(who, KeptBody.read(body, type, memory), type, pictures);
    }
  }

  private Response once(Caller who, KeptBody body, MediaType type, Share pictures)
      throws IOException {
    AtomicReference<Batch> begun = new AtomicReference<>();
    Answered answered =
        idempotency.keep(
            body.fingerprint(),
            () -> {
              BatchArtwork artwork = bulk.artwork(who, pictures);
              BulkRequest request = read(who, body, type, artwork, pictures);
              BatchOrder order = check(who, request);
              String name = UlidCreator.getUlid().toString();
              byte[] recipe =
                  new BatchRecipe(name, order.plan(), request.drawn(), artwork.names()).written();
              bulk.keep(who, artwork);
              return new Effect<>(
                  Optional.of(recipe),
                  () -> {
                    Batch batch = begin(who, request, order, Optional.of(name));
                    begun.set(batch);
                    return new Answer(
                        Response.Status.OK.getStatusCode(), headers(batch, request), recipe);
                  });
            });
    List<Header> headers = answered.answer().headers();
    if (answered.repeated()) {
      // Those that it may have found itself are not shown.
      pictures.close();
      BatchRecipe recipe = BatchRecipe.read(answered.answer().body());
      return response(again(who, body, type, recipe, pictures), headers, pictures)
          .header(Idempotency.REPLAYED, true)
          .build();
    }
    return response(Objects.requireNonNull(begun.get()), headers, pictures).build();
  }

  private Batch again(Caller who, KeptBody body, MediaType type, BatchRecipe recipe, Share pictures)
      throws IOException {
    BatchArtwork artwork = bulk.artworkAgain(who, recipe.pictures(), pictures);
    BulkRequest request =
        BulkRequest.readAgain(body.open(), type, artwork, pictures, content, recipe.shortIds());
    BatchOrder order = bulk.checkAgain(recipe.plan(), request.items(), request.errors());
    return bulk.beginAgain(who, order, recipe.name());
  }

  private BulkRequest read(
      Caller who, KeptBody body, MediaType type, ArtworkSource artwork, Share memory) {
    try {
      return read(who, body.open(), type, artwork, memory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private BulkRequest read(
      Caller who, InputStream body, MediaType type, ArtworkSource artwork, Share memory)
      throws IOException {
    return BulkRequest.read(body, type, artwork, memory, content, bulk.maxItems(who));
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

  private static Response.ResponseBuilder response(
      Batch batch, List<Header> headers, Share pictures) {
    StreamingOutput zip =
        out -> {
          try (pictures) {
            batch.writeTo(out);
          }
        };
    Response.ResponseBuilder response = Response.ok(zip, "application/zip");
    headers.forEach(header -> response.header(header.name(), header.value()));
    return response;
  }
}
