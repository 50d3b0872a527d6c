package org.readout.devices;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.readout.devices.VendorCases.Case;

/** A changed byte gives values, or a refusal with a remedy: never a crash. */
final class VendorFuzzTest {
  private static final VendorFiles VENDORS = VendorFiles.installed();
  private static final int MUTATIONS = 300;
  private static final byte[] LIKELY = "0919,;.\t\n\"-=:AaZ<>#\u0000".getBytes(US_ASCII);

  static List<Case> cases() throws IOException {
    return VendorCases.in(VendorCases.folder());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void changed_bytes_never_crash_a_reader(Case example) {
    Random random = new Random(example.toString().hashCode());
    byte[] bytes = example.bytes();
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] changed = changed(bytes, random);
      try {
        Export export = VENDORS.read("changed", changed);
        assertThat(export.rows()).isNotEmpty();
      } catch (VendorFileException refused) {
        assertThat(refused.remedy()).isNotEmpty();
      } catch (RuntimeException | StackOverflowError crash) {
        fail("mutation " + i, crash);
      }
    }
  }

  /** One to eight bytes flipped, replaced by a likely letter, left out or doubled. */
  private static byte[] changed(byte[] bytes, Random random) {
    byte[] changed = bytes.clone();
    for (int n = 1 + random.nextInt(8); n > 0; n--) {
      int at = random.nextInt(changed.length);
      switch (random.nextInt(4)) {
        case 0 -> changed[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> changed[at] = LIKELY[random.nextInt(LIKELY.length)];
        case 2 -> System.arraycopy(changed, at, changed, at / 2, changed.length - at);
        default -> changed[at] = changed[random.nextInt(changed.length)];
      }
    }
    return changed;
  }
}
