package io.quietzone.api.agency;

import io.quietzone.accounts.Caller;
import io.quietzone.accounts.Role;
import io.quietzone.api.Access;
import io.quietzone.api.CurrentCaller;
import io.quietzone.api.EntityTags;
import io.quietzone.api.Fields;
import io.quietzone.api.PublicAddress;
import io.quietzone.codes.Code;
import io.quietzone.codes.Codes;
import io.quietzone.problem.InvalidFields;
import io.quietzone.problem.InvalidFields.Constraint;
import io.quietzone.render.Artwork;
import io.quietzone.render.Order;
import io.quietzone.render.Renders;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.Explode;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterStyle;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code GET /api/v1/dynamic/{short_id}/image.{format}}: the picture of a dynamic code. */
@Path("/v1/dynamic/{short_id}/image.{format}")
@Singleton
@Access(value = Access.By.FULL_KEY_OR_PERSON, role = Role.EDITOR)
@Tag(name = "Agency")
@SecurityRequirement(name = "apiKey")
@SecurityRequirement(name = "bearer")
public class DynamicImageResource {

  /** What the picture shows is not up to the query. */
  private static final List<String> CONTENT = List.of("data", "data_type", "payload", "format");

  private static final String DEFAULT_INCHES = "2";

  private final Codes codes;
  private final Renders renders;
  private final Artwork artwork;
  private final PublicAddress address;
  private final CurrentCaller caller;

  @Inject
  public DynamicImageResource(
      Codes codes, Renders renders, Artwork artwork, PublicAddress address, CurrentCaller caller) {
    this.codes = codes;
    this.renders = renders;
    this.artwork = artwork;
    this.address = address;
    this.caller = caller;
  }

  @GET
  @Operation(
      operationId = "dynamicImage",
      summary = "Renders the short link of a dynamic code; it costs what a picture costs")
  @Parameter(
      name = "style",
      in = ParameterIn.QUERY,
      style = ParameterStyle.FORM,
      explode = Explode.TRUE,
      description = "How it looks, as in generate/; size_inches is 2 where it is left out.",
      schema = @Schema(implementation = GenerateRequest.class))
  @APIResponse(
      responseCode = "200",
      description = "The picture, with the headers of generate/.",
      content =
          @Content(
              mediaType = "*/*",
              schema = @Schema(type = SchemaType.STRING, format = "binary")))
  @APIResponse(
      responseCode = "304",
      description = "The picture is the one named in If-None-Match; it costs nothing.")
  public Response image(
      @PathParam("short_id") String shortId,
      @PathParam("format") String format,
      @Context UriInfo query,
      @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String known) {
    Caller who = caller.get();
    Code code = codes.get(who.workspaceId(), shortId);
    Map<String, String> texts = texts(query.getQueryParameters());
    texts.putIfAbsent("size_inches", DEFAULT_INCHES);
    texts.put("format", format);
    texts.put("data", address.shortUrl(code.shortId()));
    Fields fields = Fields.ofTexts(texts);
    boolean autoFix = fields.bool("auto_fix").orElse(false);
    renders.requireHope(who);
    Order order = GenerateRequest.read(fields, artwork.of(who));
    return PictureAnswer.of(
        renders.render(who, order, autoFix, EntityTags.of(known)::contain), fields);
  }

  private static Map<String, String> texts(MultivaluedMap<String, String> query) {
    Map<String, String> texts = new LinkedHashMap<>();
    query.forEach(
        (name, values) -> {
          if (CONTENT.contains(name)) {
            throw refused(name, "The picture shows the link of the code: leave this field out.");
          }
          if (values.size() > 1) {
            throw refused(name, "Send this field once.");
          }
          texts.put(name, values.get(0));
        });
    return texts;
  }

  private static InvalidFields refused(String name, String message) {
    return new InvalidFields(Map.of(name, new Constraint(List.of(message))));
  }
}
