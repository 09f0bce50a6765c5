package io.quietzone.codes;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;

/** Keeps tags in a column of PostgreSQL's type {@code jsonb}. */
@Converter
public class TagsColumn implements AttributeConverter<List<String>, Object> {

  @Override
  public Object convertToDatabaseColumn(List<String> tags) {
    return StoredJson.column(StoredJson.ofStrings(tags));
  }

  @Override
  public List<String> convertToEntityAttribute(Object column) {
    return StoredJson.strings(column.toString());
  }
}
