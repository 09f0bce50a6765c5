package io.quietzone.audit;

import java.util.List;

/**
 * Some of what was done in a workspace, the latest first.
 *
 * @param total how many entries there are in all
 */
public record AuditPage(List<AuditEntry> entries, long total) {}
