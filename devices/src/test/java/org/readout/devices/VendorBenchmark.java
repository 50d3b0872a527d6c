package org.readout.devices;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * How fast exports are read: {@code VendorBenchmark [FILE…]} for given files, or for a made
 * 384-well kinetic as SoftMax Pro and Gen5 write it. Prints the best of several warm runs.
 */
final class VendorBenchmark {
  private static final int RUNS = 15;

  /** Time of the processor, so that other work on the machine does not count. */
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private static final int WELLS = 384;
  private static final int COLUMNS = 24;

  private VendorBenchmark() {}

  public static void main(String[] files) throws IOException, VendorFileException {
    time("softmax-384-kinetic-100.txt", softMax(100));
    time("softmax-384-kinetic-1000.txt", softMax(1000));
    time("gen5-384-kinetic-1000.txt", gen5(1000));
    for (String file : files) {
      time(file, Files.readAllBytes(Path.of(file)));
    }
  }

  private static void time(String name, byte[] bytes) throws VendorFileException {
    VendorFiles vendors = VendorFiles.installed();
    long best = Long.MAX_VALUE;
    int rows = 0;
    for (int run = 0; run < RUNS; run++) {
      long start = THREADS.getCurrentThreadCpuTime();
      rows = vendors.read(name, bytes).rows().size();
      best = Math.min(best, THREADS.getCurrentThreadCpuTime() - start);
    }
    System.out.printf(
        Locale.ROOT,
        "%-60s %8.2f MB %8d rows %8.1f ms %8.1f MB/s%n",
        Path.of(name).getFileName(),
        bytes.length / 1e6,
        rows,
        best / 1e6,
        bytes.length * 1e3 / best);
  }

  private static byte[] softMax(int points) {
    StringBuilder text = new StringBuilder("##BLOCKS= 1\n");
    text.append("Plate:\tP\t1.3\tPlateFormat\tKinetic\tAbsorbance\tRaw\tFALSE\t").append(points);
    text.append("\t3000\t30\t\t\t\t1\t600 \t1\t24\t384\t1\t16\n\tTemperature(°C)");
    for (int column = 1; column <= COLUMNS; column++) {
      text.append('\t').append(column);
    }
    text.append('\n');
    for (int point = 0; point < points; point++) {
      for (int well = 0; well < WELLS; well++) {
        if (well == 0) {
          text.append(
              "%02d:%02d:%02d\t37.0".formatted(point / 120, point / 2 % 60, point % 2 * 30));
        } else if (well % COLUMNS == 0) {
          text.append("\n\t");
        }
        text.append('\t').append(value(point, well));
      }
      text.append("\n\n");
    }
    return text.append("~End\n").toString().getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] gen5(int points) {
    StringBuilder text = new StringBuilder("Software Version\t3.11\n\nProtocol File Path:\tx\n\n");
    text.append("Plate Number\tPlate 1\n\nProcedure Details\n\nStart Kinetic\tRuntime, ");
    text.append(points)
        .append(
            " Reads\n    Read\tAbsorbance Endpoint\n\tWavelengths:  600\n\n600\n\nTime\tT° 600");
    for (int well = 0; well < WELLS; well++) {
      text.append('\t').append(new Well(well / COLUMNS, well % COLUMNS));
    }
    for (int point = 0; point < points; point++) {
      text.append("\n%d:%02d:%02d\t37.0".formatted(point / 120, point / 2 % 60, point % 2 * 30));
      for (int well = 0; well < WELLS; well++) {
        text.append('\t').append(value(point, well));
      }
    }
    return text.append("\n\n").toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String value(int point, int well) {
    return "%d.%04d".formatted(well % 3, (point * 37 + well * 101) % 10_000);
  }
}
