package org.readout.devices.instrument;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** Every driver on the class path. Immutable, safe for many threads. */
public final class Drivers {
  private final List<Driver> all;

  private Drivers(List<Driver> all) {
    this.all = List.copyOf(all);
  }

  /** Finds them. */
  public static Drivers installed() {
    return new Drivers(
        ServiceLoader.load(Driver.class).stream()
            .map(ServiceLoader.Provider::get)
            .sorted(Comparator.comparing(Driver::id))
            .toList());
  }

  /** Ordered by their id. */
  public List<Driver> all() {
    return all;
  }

  /** The driver of that id; empty if there is none. */
  public Optional<Driver> named(String id) {
    return all.stream().filter(driver -> driver.id().equals(id)).findFirst();
  }
}
