package org.readout.imaging.files;

import java.io.Closeable;
import org.readout.imaging.ImageException;

/** An open file of one format: what it says, and the way to each plane. Safe for many threads. */
interface Contents extends Closeable {
  Description description();

  /**
   * @param c channel, in range
   * @param z section, in range
   * @param t moment, in range
   */
  Samples read(int c, int z, int t) throws ImageException;
}
