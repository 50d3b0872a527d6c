package org.readout.app.potential;

import java.nio.file.Path;

/**
 * Where one channel of a field is.
 *
 * @param file its bytes
 * @param name what messages call the file
 * @param channel its name or its number from 1; empty for the only one of the file, or the one
 *     whose name says that it is meant
 * @param moment which of a file with several, from 0
 */
record ChannelSource(Path file, String name, String channel, int moment) {
  /** The first moment, or the only one. */
  ChannelSource(Path file, String name, String channel) {
    this(file, name, channel, 0);
  }

  ChannelSource at(int otherMoment) {
    return new ChannelSource(file, name, channel, otherMoment);
  }
}
