package org.readout.app.study;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Stream;
import net.harawata.appdirs.AppDirsFactory;
import org.readout.acquisition.Actor;
import org.readout.acquisition.Study;
import org.readout.acquisition.StudyException;

/** Makes and opens studies in the name of the person who is logged in here. */
public final class Studies {
  /**
   * Where SQLite's driver unpacks its library; the system's temporary folder may forbid running.
   */
  private static final String UNPACKED = "org.sqlite.tmpdir";

  private Studies() {}

  public static Study create(Path folder, String name, InstantSource clock) throws StudyException {
    unpackIntoCache();
    return Study.create(folder, name, clock, person());
  }

  public static Study open(Path folder, InstantSource clock) throws StudyException {
    unpackIntoCache();
    return Study.open(folder, clock, person());
  }

  private static void unpackIntoCache() {
    Path cache = Path.of(AppDirsFactory.getInstance().getUserCacheDir("readout", null, null));
    boolean there = cache.toFile().isDirectory() || cache.toFile().mkdirs();
    if (System.getProperty(UNPACKED) == null && there && cache.toFile().canWrite()) {
      System.setProperty(UNPACKED, cache.toString());
    }
  }

  private static Actor person() {
    String name = System.getProperty("user.name", "");
    return new Actor(name.isBlank() ? "unknown" : name, host());
  }

  private static String host() {
    Optional<String> named =
        Stream.of("HOSTNAME", "COMPUTERNAME")
            .map(System::getenv)
            .filter(value -> value != null && !value.isBlank())
            .findFirst();
    if (named.isPresent()) {
      return named.get();
    }
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown";
    }
  }
}
