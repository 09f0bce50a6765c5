package io.quietzone.codes;

import java.util.List;

/**
 * Some of a code's versions, the newest first.
 *
 * @param total how many there are in all
 */
public record VersionPage(List<Version> versions, long total) {}
