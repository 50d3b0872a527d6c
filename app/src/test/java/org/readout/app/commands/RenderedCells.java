package org.readout.app.commands;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.readout.imaging.rendered.cells.Arm;
import org.readout.imaging.rendered.cells.Channel;
import org.readout.imaging.rendered.cells.FieldRecipe;
import org.readout.imaging.rendered.cells.PlateSize;
import org.readout.imaging.rendered.cells.PlateWell;
import org.readout.imaging.rendered.cells.PotentialPlate;
import org.readout.imaging.rendered.cells.PotentialPlateRecipe;
import org.readout.imaging.rendered.cells.RenderedField;
import org.readout.imaging.rendered.cells.Role;
import org.readout.imaging.rendered.cells.Scatter;

/** Small fields of cells, as files. */
final class RenderedCells {
  static final double DRUG_MV = 15;

  private static final double UM_PER_PX = 0.65;
  private static final int SIDE_PX = 256;

  private RenderedCells() {}

  static FieldRecipe recipe(long seed) {
    return FieldRecipe.defaults(seed).at(UM_PER_PX).withSize(SIDE_PX, SIDE_PX).withCells(16);
  }

  static RenderedField field(long seed) {
    return RenderedField.render(recipe(seed));
  }

  static Path omeTiff(Path file, long seed) {
    return write(file, field(seed).omeTiff());
  }

  static Path channel(Path file, RenderedField field, Channel channel) {
    return write(file, field.image(channel).tiff());
  }

  static Path write(Path file, byte[] bytes) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      return Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a microscope brings of a small study: a plate an experiment. */
  record Plates(List<Path> fields, Path layout) {}

  /**
   * Three experiments of a control and a drug that depolarises by {@link #DRUG_MV}.
   *
   * @param withFccp whether the plates have FCCP wells
   */
  static Plates plates(Path folder, boolean withFccp) {
    List<Arm> controls = withFccp ? List.of(Arm.control(Role.FCCP)) : List.of();
    List<PlateWell> wells =
        PotentialPlateRecipe.randomised(
            3,
            PlateSize.WELLS_24,
            List.of(Arm.vehicle("control", Map.of()), Arm.sample("drug", Map.of(), DRUG_MV)),
            2,
            controls,
            2);
    PotentialPlate plate =
        PotentialPlate.of(
            new PotentialPlateRecipe(3, PlateSize.WELLS_24, wells, 3, 1, Scatter.USUAL, recipe(3)));
    List<Path> fields = new ArrayList<>();
    StringBuilder layout = new StringBuilder("plate,well,treatment,role,experiment\n");
    for (int experiment = 1; experiment <= 3; experiment++) {
      for (PlateWell well : wells) {
        String name = "day%d_%s_f1.ome.tif".formatted(experiment, well.name());
        fields.add(write(folder.resolve(name), plate.render(experiment, well, 1).omeTiff()));
        String role =
            switch (well.arm().role()) {
              case VEHICLE -> "vehicle";
              case SAMPLE -> "sample";
              default -> "positive";
            };
        layout.append(
            "day%1$d,%2$s,%3$s,%4$s,day%1$d\n"
                .formatted(experiment, well.name(), well.arm().name(), role));
      }
    }
    return new Plates(
        fields,
        write(
            folder.resolve("layout.csv"),
            layout.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8)));
  }
}
