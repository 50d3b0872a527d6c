package org.readout.acquisition;

import java.time.Instant;

/**
 * A computation that is done and kept.
 *
 * @param id what a result names as its input
 * @param current it is the one of its kind that counts for its image
 */
public record Computation(long id, JobKey key, Instant computedAt, boolean current) {}
