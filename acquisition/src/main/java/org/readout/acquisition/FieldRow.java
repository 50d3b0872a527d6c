package org.readout.acquisition;

import java.util.Optional;
import org.readout.devices.Well;

/**
 * A field that was measured, by the computation that counts for it, with what was planned for its
 * well.
 *
 * @param image SHA-256 of the image that the computation is about
 * @param imageName the name that a person knows it by
 * @param field which of several fields of the well; empty for the only one
 * @param layout the latest plan for this well; absent where no layout has it
 */
public record FieldRow(
    String image,
    String imageName,
    Optional<String> plate,
    Optional<Well> well,
    String field,
    Optional<LayoutWell> layout,
    long computation,
    FieldRecord measured) {}
