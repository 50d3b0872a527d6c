package org.readout.imaging.cells;

import java.util.Arrays;

/** The pixels of each object, gathered. Immutable by agreement. */
final class Members {
  /** Of all objects' pixels, object by object, each from the top left. */
  private final int[] places;

  /** Where in {@code places} an object begins; one more at the end. */
  private final int[] start;

  private Members(int[] places, int[] start) {
    this.places = places;
    this.start = start;
  }

  /** Objects 1 to {@code count}; an object may be empty. */
  static Members of(int[] ids, int count) {
    int[] start = new int[count + 2];
    for (int id : ids) {
      if (id > 0) {
        start[id + 1]++;
      }
    }
    for (int id = 1; id < start.length; id++) {
      start[id] += start[id - 1];
    }
    int[] next = start.clone();
    int[] places = new int[start[count + 1]];
    for (int p = 0; p < ids.length; p++) {
      if (ids[p] > 0) {
        places[next[ids[p]]++] = p;
      }
    }
    return new Members(places, start);
  }

  /** Of all objects' pixels; to be read only. */
  int[] places() {
    return places;
  }

  int count() {
    return start.length - 2;
  }

  int area(int id) {
    return start[id + 1] - start[id];
  }

  int[] of(int id) {
    return Arrays.copyOfRange(places, start[id], start[id + 1]);
  }

  /** What a part of an object's pixels stays below; the object must not be empty. */
  float quantile(int id, float[] values, double part) {
    float[] own = new float[area(id)];
    for (int i = 0; i < own.length; i++) {
      own[i] = values[places[start[id] + i]];
    }
    Arrays.sort(own);
    return own[(int) (part * (own.length - 1))];
  }
}
