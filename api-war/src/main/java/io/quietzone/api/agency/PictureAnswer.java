package io.quietzone.api.agency;

import io.quietzone.api.Fields;
import io.quietzone.api.IgnoredField;
import io.quietzone.render.Rendered;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** A picture as it is answered, with all that its headers tell. */
final class PictureAnswer {

  private PictureAnswer() {}

  /**
   * The picture, or that the caller has it.
   *
   * @param fields what was read to draw it
   */
  static Response of(Rendered rendered, Fields fields) {
    if (rendered.file().isEmpty()) {
      return Response.notModified(rendered.entityTag()).build();
    }
    Response.ResponseBuilder response =
        Response.ok(rendered.file().get(), rendered.format().mediaType());
    tell(rendered, ignored(fields), response::header);
    return response.build();
  }

  /**
   * Tells all that is to be known of a picture beside its bytes and their type.
   *
   * @param ignored what of the request was not known, as its header has it
   * @param header takes the name of a header and its value
   */
  static void tell(Rendered rendered, Optional<String> ignored, BiConsumer<String, String> header) {
    header.accept(HttpHeaders.ETAG, '"' + rendered.entityTag() + '"');
    header.accept("X-QR-Cache", rendered.cached() ? "HIT" : "MISS");
    header.accept("X-QR-Duration-Ms", String.valueOf(rendered.milliseconds()));
    header.accept("X-QR-Proof", rendered.proof());
    header.accept("X-QR-Plan", rendered.plan());
    header.accept("X-QR-Quota-Remaining", remaining(rendered));
    rendered.fixed().ifPresent(changes -> header.accept("X-QR-Fixed", changes));
    ignored.ifPresent(fields -> header.accept("X-QR-Ignored", fields));
  }

  /** The fields that are not known, as a header has them; empty if all are. */
  static Optional<String> ignored(Fields fields) {
    List<IgnoredField> ignored = fields.ignored();
    return ignored.isEmpty() ? Optional.empty() : Optional.of(IgnoredField.header(ignored));
  }

  private static String remaining(Rendered rendered) {
    return rendered.remaining().isPresent()
        ? String.valueOf(rendered.remaining().getAsLong())
        : "unlimited";
  }
}
