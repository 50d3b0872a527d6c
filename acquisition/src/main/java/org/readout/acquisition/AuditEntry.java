package org.readout.acquisition;

import java.time.Instant;
import java.util.Optional;

/**
 * One row of the audit trail: who did what to what, and when.
 *
 * @param number counts from one without a gap
 * @param object what it was done to, for example an image's SHA-256 or a plate's name
 * @param detailJson what a person may want to know of it
 * @param reason why, where the person said so
 * @param hash SHA-256 over this row, the rows that the step wrote, and the hash of the row before
 */
public record AuditEntry(
    long number,
    Instant at,
    Actor actor,
    String action,
    String object,
    String detailJson,
    Optional<String> reason,
    String hash) {}
