package org.readout.imaging.files;

/** How one sample is stored, after packed bits were widened to whole bytes. */
public enum SampleType {
  UINT8(1, "uint8"),
  INT8(1, "int8"),
  UINT16(2, "uint16"),
  INT16(2, "int16"),
  UINT32(4, "uint32"),
  INT32(4, "int32"),
  FLOAT32(4, "float32"),
  FLOAT64(8, "float64");

  private final int bytes;
  private final String word;

  SampleType(int bytes, String word) {
    this.bytes = bytes;
    this.word = word;
  }

  /** Bytes of one sample. */
  public int bytes() {
    return bytes;
  }

  /** As OME, NumPy and most scripts call it, for example {@code uint16}. */
  public String word() {
    return word;
  }

  /** Whether samples have a fraction. */
  public boolean floating() {
    return this == FLOAT32 || this == FLOAT64;
  }

  /** Whether a whole number can be below zero. */
  boolean signed() {
    return this == INT8 || this == INT16 || this == INT32;
  }
}
