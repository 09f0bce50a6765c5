package io.quietzone.api.agency;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The same fields as a form, with files: a document of it, which nothing reads. */
@Schema(name = "GenerateForm", allOf = GenerateRequest.class)
record GenerateForm(
    @Schema(
            type = SchemaType.STRING,
            format = "binary",
            description = "PNG, JPEG, GIF, BMP, TIFF or SVG, at most 2 MiB: on the middle.")
        String logoFile,
    @Schema(
            type = SchemaType.STRING,
            format = "binary",
            description = "PNG, JPEG, GIF, BMP, TIFF or SVG, at most 2 MiB: under the modules.")
        String bgImageFile) {}
