package org.readout.imaging.potential;

/**
 * The places of the pixels of each object, gathered in one pass. Places are row-major and ascend
 * within an object.
 */
final class PixelGroups {
  private final int[] begin;
  private final int[] pixels;

  private PixelGroups(int[] begin, int[] pixels) {
    this.begin = begin;
    this.pixels = pixels;
  }

  /**
   * @param ids 0 for no object
   */
  static PixelGroups of(int[] ids, int largest) {
    int[] begin = new int[largest + 2];
    for (int id : ids) {
      begin[id + 1]++;
    }
    begin[1] = 0; // the background is not kept
    for (int id = 1; id < begin.length; id++) {
      begin[id] += begin[id - 1];
    }
    int[] next = begin.clone();
    int[] pixels = new int[begin[largest + 1]];
    for (int i = 0; i < ids.length; i++) {
      if (ids[i] != 0) {
        pixels[next[ids[i]]++] = i;
      }
    }
    return new PixelGroups(begin, pixels);
  }

  int largest() {
    return begin.length - 2;
  }

  int size(int id) {
    return begin[id + 1] - begin[id];
  }

  int pixel(int id, int index) {
    return pixels[begin[id] + index];
  }
}
