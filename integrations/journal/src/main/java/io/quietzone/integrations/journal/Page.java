package io.quietzone.integrations.journal;

import java.util.List;

/**
 * A stretch of the journal.
 *
 * @param records in the order in which they were written
 * @param next where the next stretch starts
 * @param damaged how many places could not be read and were passed over
 */
public record Page(List<byte[]> records, long next, int damaged) {}
