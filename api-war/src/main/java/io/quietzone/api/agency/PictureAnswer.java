package io.quietzone.api.agency;

import io.quietzone.api.Fields;
import io.quietzone.api.IgnoredField;
import io.quietzone.render.Rendered;
import jakarta.ws.rs.core.Response;
import java.util.List;

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
        Response.ok(rendered.file().get(), rendered.format().mediaType())
            .tag(rendered.entityTag())
            .header("X-QR-Cache", rendered.cached() ? "HIT" : "MISS")
            .header("X-QR-Duration-Ms", rendered.milliseconds())
            .header("X-QR-Proof", rendered.proof())
            .header("X-QR-Plan", rendered.plan())
            .header("X-QR-Quota-Remaining", remaining(rendered));
    rendered.fixed().ifPresent(changes -> response.header("X-QR-Fixed", changes));
    List<IgnoredField> ignored = fields.ignored();
    if (!ignored.isEmpty()) {
      response.header("X-QR-Ignored", IgnoredField.header(ignored));
    }
    return response.build();
  }

  private static String remaining(Rendered rendered) {
    return rendered.remaining().isPresent()
        ? String.valueOf(rendered.remaining().getAsLong())
        : "unlimited";
  }
}
