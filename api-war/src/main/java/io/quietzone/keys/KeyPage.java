package io.quietzone.keys;

import java.util.List;

/**
 * A part of the keys of a workspace, the newest first.
 *
 * @param total how many there are in all
 */
public record KeyPage(List<ApiKey> keys, long total) {}
