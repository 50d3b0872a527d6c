package org.readout.imaging.cells;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.imgcodecs.Imgcodecs;
import org.readout.imaging.ImageException;
import org.readout.imaging.Labels;
import org.readout.imaging.Mats;

class LabelPngTest {
  @Test
  void is_a_png_of_16_bit_numbers() throws ImageException {
    byte[] png = LabelPng.of("a.tif", Labels.of(3, 2, new int[] {0, 1, 2, 300, 40000, 65535}));

    try (Mats mats = new Mats()) {
      Mat read =
          mats.own(Imgcodecs.imdecode(mats.own(new MatOfByte(png)), Imgcodecs.IMREAD_UNCHANGED));
      assertThat(read.type()).isEqualTo(CvType.CV_16UC1);
      short[] numbers = new short[6];
      read.get(0, 0, numbers);
      assertThat(numbers).containsExactly(0, 1, 2, 300, (short) 40000, (short) 65535);
    }
  }

  @Test
  void refuses_more_objects_than_16_bits_can_number() {
    Labels labels = Labels.of(1, 1, new int[] {65536});

    assertThatThrownBy(() -> LabelPng.of("a.tif", labels))
        .isInstanceOf(ImageException.TooManyLabels.class)
        .hasMessageContaining("65536 objects");
  }
}
