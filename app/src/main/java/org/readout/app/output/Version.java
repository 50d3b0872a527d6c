package org.readout.app.output;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version that this build was made from. */
public final class Version {
  private Version() {}

  /** For example {@code 0.1.0}. */
  public static String number() {
    Properties properties = new Properties();
    try (InputStream file =
        Version.class.getResourceAsStream("/org/readout/app/version.properties")) {
      properties.load(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version");
  }
}
