package org.readout.app.potential;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.readout.app.output.CommandException;
import org.readout.app.output.SafeFiles;
import org.readout.app.output.Stem;
import org.readout.imaging.ImageException;
import org.readout.imaging.cells.LabelPng;
import org.readout.imaging.field.Field;
import org.readout.imaging.field.FieldChannel;
import org.readout.imaging.field.FieldImages;
import org.readout.imaging.potential.CellOverlay;

/**
 * The pictures of fields that a person asked for, named by the file of the nuclei.
 *
 * @param overlay where to write outlines over the field; null for nowhere
 * @param labels where to write label images; null for nowhere
 */
public record FieldPictures(@Nullable Path overlay, @Nullable Path labels) {
  /** None. */
  public static final FieldPictures NONE = new FieldPictures(null, null);

  boolean wanted() {
    return overlay != null || labels != null;
  }

  void write(String name, FieldImages images, Field field) throws ImageException, CommandException {
    String stem = Stem.of(Path.of(name));
    if (overlay != null) {
      SafeFiles.replace(overlay.resolve(stem + ".png"), overlay(images, field));
    }
    if (labels != null) {
      SafeFiles.replace(labels.resolve(stem + ".png"), LabelPng.of(name, field.nuclei().labels()));
      if (field.cells() != null) {
        SafeFiles.replace(
            labels.resolve(stem + ".cells.png"), LabelPng.of(name, field.cells().labels()));
      }
    }
  }

  private static byte[] overlay(FieldImages images, Field field) throws ImageException {
    FieldChannel shown = images.signal() == null ? images.nuclei() : images.signal();
    return CellOverlay.png(
        shown.image().stored(),
        field.nuclei(),
        field.cells(),
        field.mitochondria(),
        field.probe(),
        field.calibration());
  }
}
