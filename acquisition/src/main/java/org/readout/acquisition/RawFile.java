package org.readout.acquisition;

import java.time.Instant;

/**
 * A file as it was brought to the study; its bytes are kept for good.
 *
 * @param sha256 of the bytes, in lower-case hexadecimal: the file's name in the study
 * @param bytes how many
 * @param originalName the name, without folders, under which it was brought this time
 * @param importedAt when these bytes first came to the study
 * @param already the study had these bytes before
 */
public record RawFile(
    String sha256, long bytes, String originalName, Instant importedAt, boolean already) {}
