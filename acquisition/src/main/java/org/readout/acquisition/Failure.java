package org.readout.acquisition;

import java.time.Instant;

/**
 * An image that could not be computed, where that is the latest that happened to it.
 *
 * @param image its SHA-256
 * @param error what happened and where
 * @param remedy what to do
 */
public record Failure(String kind, String image, String error, String remedy, Instant at) {}
