package org.readout.acquisition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldNameTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      nullValues = "-",
      value = {
        "day1_B03_f2_TMRM.tif,            day1,    B3, 2, TMRM",
        "day1_B03_f2.ome.tif,             day1,    B3, 2, ''",
        "day1_B3.tiff,                    day1,    B3, '', ''",
        "my_long_plate_P24_s017_w1.tif,   my_long_plate, P24, 17, w1",
        "plate_a1_Site-3_MitoTracker_Green.png, plate, A1, 3, MitoTracker_Green",
        "H12_DAPI.TIF,                    '',      H12, '', DAPI",
        "plate_C07_GFP.jpg,               plate,   C7, '', GFP",
      })
  void reads_plate_well_field_and_channel(
      String file, String plate, String well, String field, String channel) {
    FieldName first = FieldName.readings(file).get(0);
    assertThat(first.plate()).isEqualTo(plate);
    assertThat(first.well()).hasToString(well);
    assertThat(first.field()).isEqualTo(field);
    assertThat(first.channel()).isEqualTo(channel);
  }

  @ParameterizedTest
  @ValueSource(strings = {"dish.jpg", "IMG_0042.jpg", "Q01.tif", "A25_x.tif", "", "_", ".tif"})
  void finds_no_well_where_none_is_named(String file) {
    assertThat(FieldName.readings(file)).isEmpty();
  }

  /** Only who knows the plates can tell which of them is meant. */
  @Test
  void a_plate_and_a_channel_that_look_like_wells_are_told_as_readings_too() {
    assertThat(FieldName.readings("E1_B03_C2.tif"))
        .extracting(name -> name.plate() + " " + name.well())
        .containsExactly(" E1", "E1 B3", "E1_B03 C2");
  }
}
