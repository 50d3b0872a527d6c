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

  /** The same channels at another moment of a time lapse. */
  FieldSource at(int moment) {
    Map<ChannelRole, ChannelSource> then = new EnumMap<>(ChannelRole.class);
    channels.forEach((role, source) -> then.put(role, source.at(moment)));
    return new FieldSource(place, then);
  }

  ChannelSource nuclei() {
    ChannelSource nuclei = channels.get(ChannelRole.NUCLEI);
    if (nuclei == null) {
      throw new IllegalStateException("checked before");
    }
    return nuclei;
  }
}
