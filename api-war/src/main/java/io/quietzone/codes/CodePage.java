package io.quietzone.codes;

import java.util.List;

/**
 * Some of a workspace's codes, the newest first.
 *
 * @param total how many there are in all
 */
public record CodePage(List<Code> codes, long total) {}
