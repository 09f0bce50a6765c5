package io.quietzone.codes;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.postgresql.util.PGobject;

/** Keeps a list in a column of PostgreSQL's type {@code jsonb}. */
abstract class JsonbConverter<T> implements AttributeConverter<List<T>, Object> {

  private final Function<List<T>, String> writer;
  private final Function<String, List<T>> reader;

  JsonbConverter(Function<List<T>, String> writer, Function<String, List<T>> reader) {
    this.writer = writer;
    this.reader = reader;
  }

  /** The variants of a code. */
  @Converter
  public static class OfVariants extends JsonbConverter<Variant> {
    public OfVariants() {
      super(StoredJson::ofVariants, StoredJson::variants);
    }
  }

  /** The tags of a code. */
  @Converter
  public static class OfStrings extends JsonbConverter<String> {
    public OfStrings() {
      super(StoredJson::ofStrings, StoredJson::strings);
    }
  }

  @Override
  public Object convertToDatabaseColumn(List<T> list) {
    try {
      PGobject column = new PGobject();
      column.setType("jsonb");
      column.setValue(writer.apply(list));
      return column;
    } catch (SQLException e) {
      throw new IllegalStateException("only other types refuse a value", e);
    }
  }

  @Override
  public List<T> convertToEntityAttribute(Object column) {
    return reader.apply(column.toString());
  }
}
