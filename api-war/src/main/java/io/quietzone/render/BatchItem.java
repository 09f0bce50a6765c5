package io.quietzone.render;

/**
 * One picture of a batch.
 *
 * @param index in the request, from 0 on
 * @param autoFix whether the nearest order that can be read may be drawn instead
 * @param dataType the type of its content, for the manifest
 */
public record BatchItem(int index, Order order, boolean autoFix, String dataType) {}
