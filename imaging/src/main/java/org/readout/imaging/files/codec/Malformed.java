package org.readout.imaging.files.codec;

/** Packed bytes that contradict themselves; does not leave this package. */
final class Malformed extends Exception {
  Malformed(String what) {
    super(what, null, false, false);
  }
}
