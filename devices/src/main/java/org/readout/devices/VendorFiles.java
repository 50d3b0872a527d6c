package org.readout.devices;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;

/** Reads any exported file of any known format. Immutable, safe for many threads. */
public final class VendorFiles {
  private static final int NEAREST = 3;

  private final List<VendorFormat> formats;

  private VendorFiles(List<VendorFormat> formats) {
    this.formats = List.copyOf(formats);
  }

  /** With every format on the class path. */
  public static VendorFiles installed() {
    return new VendorFiles(
        ServiceLoader.load(VendorFormat.class).stream()
            .map(ServiceLoader.Provider::get)
            .sorted(Comparator.comparing(VendorFormat::id))
            .toList());
  }

  /** Ordered by their id. */
  public List<VendorFormat> formats() {
    return formats;
  }

  /**
   * Recognises the file by its content and reads all of it.
   *
   * @param name the file's name, for messages
   * @param bytes not kept, not changed
   * @throws VendorFileException what is wrong with the file, where, and what to do
   */
  public Export read(String name, byte[] bytes) throws VendorFileException {
    ExportedFile file = ExportedFile.of(name, bytes);
    VendorFormat format = recognise(file);
    return format.read(file).export(file, format.id(), format.recognise(file).because());
  }

  /** The one format of the file. Where two would do, the one with more marks is the closer. */
  public VendorFormat recognise(ExportedFile file) throws VendorFileException {
    List<Candidate> candidates = new ArrayList<>();
    for (VendorFormat format : formats) {
      candidates.add(new Candidate(format, format.recognise(file)));
    }
    candidates.sort(Candidate.NEAREST_FIRST);
    if (!candidates.isEmpty() && candidates.get(0).recognition().recognised()) {
      return candidates.get(0).format();
    }
    throw new VendorFileException.NotRecognised(
        file.name(), candidates.stream().limit(NEAREST).map(Candidate::sentence).toList());
  }

  private record Candidate(VendorFormat format, Recognition recognition) {
    static final Comparator<Candidate> NEAREST_FIRST =
        Comparator.comparing((Candidate candidate) -> !candidate.recognition().recognised())
            .thenComparing(candidate -> candidate.format().isLastResort())
            .thenComparing(candidate -> -candidate.recognition().nearness())
            .thenComparing(candidate -> -candidate.recognition().found().size())
            .thenComparing(candidate -> candidate.format().id());

    String sentence() {
      return format.software() + ": " + recognition.because();
    }
  }
}
