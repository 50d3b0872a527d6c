package org.readout.imaging;

import static java.lang.System.Logger.Level.DEBUG;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.harawata.appdirs.AppDirsFactory;
import org.jspecify.annotations.Nullable;
import org.opencv.core.Core;

/**
 * Makes OpenCV's native code ready, once a process, when the first image asks for it. Safe for many
 * threads.
 *
 * <p>The libraries are unpacked from their jars into the user's cache folder the first time, and an
 * order in which each finds what it needs is written beside them. Every later start loads them in
 * that order by their paths, without JavaCPP's search through its own cache, which takes longer
 * than the loading (docs/measurements.md).
 */
public final class OpenCv {
  /** The release whose libraries the jars hold; a folder of the cache each. */
  private static final String RELEASE = "opencv-4.13.0-1.5.13";

  private static final String ORDER = "order.txt";
  private static final System.Logger log = System.getLogger(OpenCv.class.getName());

  private OpenCv() {}

  /**
   * Returns when OpenCV can be called. Costs nothing after the first time.
   *
   * @throws ImageException.NoNativeLibrary if the libraries are not there, cannot be unpacked or do
   *     not load; again with the same reason each time it is asked
   */
  public static void require() throws ImageException {
    Failure failure = Loaded.FAILURE;
    if (failure != null) {
      throw new ImageException.NoNativeLibrary(failure.what(), failure.remedy());
    }
  }

  /** Why there is no OpenCV in this process. */
  private record Failure(String what, String remedy) {}

  /** Loads when it is first touched; the class loader's lock makes it once for all threads. */
  private static final class Loaded {
    static final @Nullable Failure FAILURE = load();

    private static @Nullable Failure load() {
      Path folder = Path.of("");
      try {
        String platform = platform();
        folder = cacheFolder().resolve(RELEASE + "-" + platform);
        if (!Files.exists(folder.resolve(ORDER))) {
          unpack(platform, folder);
        }
        for (String library : Files.readAllLines(folder.resolve(ORDER))) {
          System.load(folder.resolve(library).toString());
        }
        // A broken image is told of in our words alone, not also on standard error in OpenCV's.
        Core.setErrorVerbosity(false);
        return null;
      } catch (IOException | UncheckedIOException e) {
        return new Failure(
            "OpenCV's libraries could not be unpacked into " + folder + ": " + e.getMessage(),
            "Make room (200 MB) in that folder and let this user write there, or set XDG_CACHE_HOME to"
                + " another folder.");
      } catch (UnsatisfiedLinkError e) {
        return new Failure(
            "OpenCV's libraries in " + folder + " do not load: " + e.getMessage(),
            "Delete that folder and run again; if it fails again, build readout on this machine.");
      } catch (UnknownPlatform e) {
        return new Failure(
            e.getMessage(),
            "Use Linux (x86-64, ARM), macOS (x86-64, ARM) or Windows (x86-64), and build readout there.");
      }
    }
  }

  /** No OpenCV is on the class path for this machine. */
  private static final class UnknownPlatform extends Exception {
    UnknownPlatform(String message) {
      super(message);
    }

    @Override
    public String getMessage() {
      return String.valueOf(super.getMessage());
    }
  }

  private static Path cacheFolder() {
    return Path.of(AppDirsFactory.getInstance().getUserCacheDir("readout", null, null));
  }

  /** The name that the jars use for this machine, for example {@code linux-x86_64}. */
  private static String platform() throws UnknownPlatform {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    String processor = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
    String os = system.startsWith("mac") ? "macosx" : system.startsWith("win") ? "windows" : system;
    String arch =
        switch (processor) {
          case "amd64", "x86_64" -> "x86_64";
          case "aarch64", "arm64" -> "arm64";
          default -> processor;
        };
    String platform = os + "-" + arch;
    if (OpenCv.class.getResource(folderInJar("opencv", platform)) == null) {
      throw new UnknownPlatform("this build of readout holds no OpenCV for " + platform);
    }
    return platform;
  }

  private static String folderInJar(String library, String platform) {
    return "/org/bytedeco/" + library + "/" + platform + "/";
  }

  /**
   * Unpacks into a folder of this process and moves it into place when it is whole, so that a
   * killed or a second process leaves no half cache. The order is written last: its file says that
   * all is there.
   */
  private static void unpack(String platform, Path folder) throws IOException {
    if (!Files.exists(folder)) {
      Files.createDirectories(folder.getParent());
      Path part = Files.createTempDirectory(folder.getParent(), folder.getFileName() + ".part");
      try {
        copy("openblas", platform, part);
        copy("opencv", platform, part);
        Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
      } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
        // Another process was faster; its copy is as good, and ours is swept below.
        log.log(DEBUG, "{0} was unpacked by another process", folder);
      } finally {
        sweep(part);
      }
    }
    Path part = Files.createTempFile(folder, ORDER, ".part");
    Files.write(part, loadableOrder(folder));
    Files.move(part, folder.resolve(ORDER), StandardCopyOption.ATOMIC_MOVE);
  }

  private static void copy(String library, String platform, Path into) throws IOException {
    String inJar = folderInJar(library, platform).substring(1);
    URL resource = OpenCv.class.getResource("/" + inJar);
    if (resource == null || !(resource.openConnection() instanceof JarURLConnection connection)) {
      throw new IOException("no " + inJar + " in a jar of the class path");
    }
    try (JarFile jar = new JarFile(new File(connection.getJarFile().getName()))) {
      for (JarEntry entry : jar.stream().filter(e -> isLibrary(e.getName(), inJar)).toList()) {
        String name = entry.getName().substring(inJar.length());
        try (InputStream bytes = jar.getInputStream(entry)) {
          Files.copy(bytes, into.resolve(name));
        }
      }
    }
  }

  /**
   * The libraries proper; JavaCPP's own bindings ({@code jni…}) and Python's are of no use here.
   */
  private static boolean isLibrary(String entry, String folder) {
    if (!entry.startsWith(folder) || entry.indexOf('/', folder.length()) >= 0) {
      return false;
    }
    String name = entry.substring(folder.length());
    return (name.contains(".so") || name.endsWith(".dylib") || name.endsWith(".dll"))
        && !name.startsWith("libjni")
        && !name.startsWith("jni");
  }

  /**
   * An order in which every library finds the ones that it needs already in memory: whatever loads
   * is next, until nothing is left or nothing loads. A library that never loads is left out; if it
   * was needed, OpenCV's own binding has not loaded either, and that is the error.
   */
  private static List<String> loadableOrder(Path folder) throws IOException {
    List<String> waiting;
    try (Stream<Path> files = Files.list(folder)) {
      waiting =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> !name.startsWith(ORDER))
              .sorted()
              .collect(Collectors.toCollection(ArrayList::new));
    }
    List<String> order = new ArrayList<>();
    UnsatisfiedLinkError last = new UnsatisfiedLinkError("no library in " + folder);
    boolean progress = true;
    while (progress) {
      progress = false;
      for (String library : List.copyOf(waiting)) {
        try {
          System.load(folder.resolve(library).toString());
          waiting.remove(library);
          order.add(library);
          progress = true;
        } catch (UnsatisfiedLinkError e) {
          last = e;
        }
      }
    }
    if (waiting.stream().anyMatch(library -> library.contains("opencv_java"))) {
      throw last;
    }
    return order;
  }

  private static void sweep(Path part) throws IOException {
    if (!Files.exists(part)) {
      return;
    }
    try (Stream<Path> files = Files.walk(part)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
