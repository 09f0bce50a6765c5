package io.quietzone.codes;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;

/** Keeps variants in a column of PostgreSQL's type {@code jsonb}. */
@Converter
public class VariantsColumn implements AttributeConverter<List<Variant>, Object> {

  @Override
  public Object convertToDatabaseColumn(List<Variant> variants) {
    return StoredJson.column(StoredJson.ofVariants(variants));
  }

  @Override
  public List<Variant> convertToEntityAttribute(Object column) {
    return StoredJson.variants(column.toString());
  }
}
