package org.readout.devices.instrument;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.readout.devices.Channel;
import org.readout.devices.Measurand;

/** What light is measured. Wavelengths in whole nanometres, as every reader sets them. */
public sealed interface Optics {
  /** The channels in the order in which they are read. */
  List<Channel> channels();

  /** Light that does not pass. */
  record Absorbance(List<Integer> wavelengthsNm) implements Optics {
    public Absorbance {
      wavelengthsNm = List.copyOf(wavelengthsNm);
      if (wavelengthsNm.isEmpty()) {
        throw new IllegalArgumentException("absorbance at no wavelength");
      }
    }

    @Override
    public List<Channel> channels() {
      return wavelengthsNm.stream().map(nm -> Channel.absorbance(nm + " nm", nm)).toList();
    }
  }

  /** Light that comes back at a longer wavelength. */
  record Fluorescence(int excitationNm, int emissionNm) implements Optics {
    public Fluorescence {
      if (excitationNm >= emissionNm) {
        throw new IllegalArgumentException(
            "emission at %d nm is not above excitation at %d nm"
                .formatted(emissionNm, excitationNm));
      }
    }

    @Override
    public List<Channel> channels() {
      String name = excitationNm + "/" + emissionNm + " nm";
      return List.of(
          Channel.of(name, Measurand.FLUORESCENCE).exciting(excitationNm).emitting(emissionNm));
    }
  }

  /**
   * Light that a sample makes itself.
   *
   * @param integration how long each well is counted; null for the reader's own setting
   */
  record Luminescence(@Nullable Duration integration) implements Optics {
    @Override
    public List<Channel> channels() {
      return List.of(Channel.of("luminescence", Measurand.LUMINESCENCE));
    }
  }
}
