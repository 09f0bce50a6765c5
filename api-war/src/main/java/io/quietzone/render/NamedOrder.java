package io.quietzone.render;

/**
 * An order and the name of its picture, so that the picture is found again without making out the
 * name again.
 *
 * @param name SHA-256, in hexadecimal
 */
public record NamedOrder(Order order, String name) {

  public static NamedOrder of(Order order) {
    return new NamedOrder(order, order.contentHash());
  }
}
