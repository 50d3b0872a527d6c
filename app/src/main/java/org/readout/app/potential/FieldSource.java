package org.readout.app.potential;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * A field that is to be measured.
 *
 * @param channels at least the nuclei's
 */
record FieldSource(FieldPlace place, Map<ChannelRole, ChannelSource> channels) {
  FieldSource {
    if (!channels.containsKey(ChannelRole.NUCLEI)) {
      throw new IllegalArgumentException("no nuclei in " + place.name());
    }
    channels = Collections.unmodifiableMap(new EnumMap<>(channels));
  }
}
