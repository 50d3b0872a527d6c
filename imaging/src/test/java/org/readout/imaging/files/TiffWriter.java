package org.readout.imaging.files;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.zip.Deflater;

/** Writes a TIFF of any form, so that the reader is tested with files that it had no part in. */
final class TiffWriter {
  /** A tag whose values are longer than its type and count say, as MetaMorph writes. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Odd(int type, int count, byte[] bytes) {}

  private final TiffForm form;
  private final int width;
  private final int height;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Map<Integer, Object> extra;

  private TiffWriter(TiffForm form, int width, int height, Map<Integer, Object> extra) {
    this.form = form;
    this.width = width;
    this.height = height;
    this.extra = extra;
  }

  /**
   * @param pages samples of each page, the lowest byte first, as {@link Samples#littleEndian()}
   * @param extra tags of the first page: a text, or whole numbers
   */
  static byte[] write(
      TiffForm form, int width, int height, List<byte[]> pages, Map<Integer, Object> extra) {
    return new TiffWriter(form, width, height, extra).write(pages);
  }

  private byte[] write(List<byte[]> pages) {
    out.writeBytes(number(form.littleEndian() ? 0x4949 : 0x4D4D, 2));
    out.writeBytes(number(form.big() ? 43 : 42, 2));
    if (form.big()) {
      out.writeBytes(number(8, 2));
      out.writeBytes(number(0, 2));
    }
    Map<Integer, Long> patches = new HashMap<>();
    int pointer = out.size();
    out.writeBytes(number(0, offsetBytes()));
    for (int i = 0; i < pages.size(); i++) {
      pointer = page(pages.get(i), i == 0 ? extra : Map.of(), pointer, patches);
    }
    byte[] file = out.toByteArray();
    patches.forEach(
        (at, value) -> System.arraycopy(number(value, offsetBytes()), 0, file, at, offsetBytes()));
    return file;
  }

  private int offsetBytes() {
    return form.big() ? 8 : 4;
  }

  /**
   * @return where the place of the next page is to be written
   */
  private int page(
      byte[] samples, Map<Integer, Object> more, int pointer, Map<Integer, Long> patches) {
    List<byte[]> parts = parts(samples);
    NavigableMap<Integer, Object> tags = tags(parts, more);
    int dataBytes = parts.stream().mapToInt(part -> part.length).sum();
    int tagBytes = tagBytes(tags);
    align();
    int dataAt = out.size() + (form.tagsFirst() ? tagBytes : 0);
    long[] offsets = new long[parts.size()];
    for (int i = 0, at = dataAt; i < offsets.length; at += parts.get(i++).length) {
      offsets[i] = at;
    }
    tags.put(form.tile() > 0 ? 324 : 273, offsets);
    if (!form.tagsFirst()) {
      parts.forEach(out::writeBytes);
      align();
    }
    patches.put(pointer, (long) out.size());
    int next = directory(tags);
    if (form.tagsFirst()) {
      parts.forEach(out::writeBytes);
    }
    if (dataBytes == 0) {
      throw new IllegalArgumentException("no pixels");
    }
    return next;
  }

  private void align() {
    while (out.size() % 2 == 1) {
      out.write(0);
    }
  }

  private NavigableMap<Integer, Object> tags(List<byte[]> parts, Map<Integer, Object> more) {
    TreeMap<Integer, Object> tags = new TreeMap<>();
    long[] bits = new long[form.perPixel()];
    long[] formats = new long[form.perPixel()];
    Arrays.fill(bits, form.bits());
    Arrays.fill(formats, form.sampleFormat());
    tags.put(256, new long[] {width});
    tags.put(257, new long[] {height});
    tags.put(258, bits);
    tags.put(259, new long[] {form.compression()});
    tags.put(262, new long[] {form.photometric()});
    tags.put(277, new long[] {form.perPixel()});
    tags.put(284, new long[] {form.separate() ? 2 : 1});
    tags.put(317, new long[] {form.predictor()});
    tags.put(339, formats);
    long[] sizes = parts.stream().mapToLong(part -> part.length).toArray();
    if (form.tile() > 0) {
      tags.put(322, new long[] {form.tile()});
      tags.put(323, new long[] {form.tile()});
      tags.put(324, new long[sizes.length]);
      tags.put(325, sizes);
    } else {
      tags.put(273, new long[sizes.length]);
      tags.put(278, new long[] {form.rowsPerStrip()});
      tags.put(279, sizes);
    }
    tags.putAll(more);
    return tags;
  }

  private static byte[] text(String text) {
    return (text + "\0").getBytes(StandardCharsets.UTF_8);
  }

  private byte[] value(Object value) {
    if (value instanceof String text) {
      return text(text);
    }
    if (value instanceof byte[] bytes) {
      return bytes;
    }
    if (value instanceof Odd odd) {
      return odd.bytes();
    }
    if (value instanceof double[] fraction) {
      ByteBuffer two = ByteBuffer.allocate(8).order(order());
      return two.putInt((int) fraction[0]).putInt((int) fraction[1]).array();
    }
    long[] numbers = (long[]) value;
    ByteBuffer all = ByteBuffer.allocate(4 * numbers.length).order(order());
    for (long number : numbers) {
      all.putInt((int) number);
    }
    return all.array();
  }

  private ByteOrder order() {
    return form.littleEndian() ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
  }

  private int tagBytes(Map<Integer, Object> tags) {
    int bytes = form.big() ? 16 + 20 * tags.size() : 6 + 12 * tags.size();
    for (Object value : tags.values()) {
      int length = value(value).length;
      bytes += length <= offsetBytes() ? 0 : length + length % 2;
    }
    return bytes;
  }

  private int directory(Map<Integer, Object> tags) {
    int start = out.size();
    int entries = form.big() ? 8 + 20 * tags.size() : 2 + 12 * tags.size();
    int next = start + entries;
    int valueAt = next + offsetBytes();
    ByteArrayOutputStream values = new ByteArrayOutputStream();
    out.writeBytes(number(tags.size(), form.big() ? 8 : 2));
    for (Map.Entry<Integer, Object> tag : tags.entrySet()) {
      byte[] value = value(tag.getValue());
      int type =
          tag.getValue() instanceof String
              ? 2
              : tag.getValue() instanceof byte[] ? 7 : tag.getValue() instanceof double[] ? 5 : 4;
      int each = type == 4 ? 4 : type == 5 ? 8 : 1;
      int count = value.length / each;
      if (tag.getValue() instanceof Odd odd) {
        type = odd.type();
        count = odd.count();
      }
      out.writeBytes(number(tag.getKey(), 2));
      out.writeBytes(number(type, 2));
      out.writeBytes(number(count, offsetBytes()));
      if (value.length <= offsetBytes()) {
        out.writeBytes(Arrays.copyOf(value, offsetBytes()));
      } else {
        out.writeBytes(number(valueAt + values.size(), offsetBytes()));
        values.writeBytes(value);
        if (value.length % 2 == 1) {
          values.write(0);
        }
      }
    }
    out.writeBytes(number(0, offsetBytes()));
    out.writeBytes(values.toByteArray());
    return next;
  }

  private byte[] number(long value, int bytes) {
    ByteBuffer buffer = ByteBuffer.allocate(8).order(order()).putLong(0, value);
    return form.littleEndian()
        ? Arrays.copyOf(buffer.array(), bytes)
        : Arrays.copyOfRange(buffer.array(), 8 - bytes, 8);
  }

  private List<byte[]> parts(byte[] samples) {
    if (form.compression() == 7) {
      // What is given is a strip that is packed already.
      return List.of(samples);
    }
    List<byte[]> parts = new ArrayList<>();
    int channels = form.separate() ? form.perPixel() : 1;
    int pixelBytes = form.sampleBytes() * (form.separate() ? 1 : form.perPixel());
    int partWidth = form.tile() > 0 ? form.tile() : width;
    int partHeight = form.tile() > 0 ? form.tile() : form.rowsPerStrip();
    for (int channel = 0; channel < channels; channel++) {
      for (int top = 0; top < height; top += partHeight) {
        int rows = form.tile() > 0 ? partHeight : Math.min(partHeight, height - top);
        for (int left = 0; left < width; left += partWidth) {
          byte[] part = new byte[rows * partWidth * pixelBytes];
          for (int y = 0; y < rows && top + y < height; y++) {
            System.arraycopy(
                samples,
                ((channel * height + top + y) * width + left) * pixelBytes,
                part,
                y * partWidth * pixelBytes,
                Math.min(partWidth, width - left) * pixelBytes);
          }
          parts.add(packed(part, rows, partWidth));
        }
      }
    }
    return parts;
  }

  private byte[] packed(byte[] part, int rows, int partWidth) {
    int stride = form.separate() ? 1 : form.perPixel();
    int sampleBytes = form.sampleBytes();
    byte[] bytes = part;
    if (form.bits() != 8 * sampleBytes) {
      bytes = Packing.narrow(part, rows, partWidth * stride, form.bits());
    } else if (form.predictor() == 3) {
      bytes = Packing.rank(part, rows, partWidth * stride, sampleBytes, stride);
    } else {
      if (form.predictor() == 2) {
        bytes = Packing.differences(part, rows, partWidth * stride, sampleBytes, stride);
      }
      if (!form.littleEndian()) {
        bytes = Packing.swapped(bytes, sampleBytes);
      }
    }
    return switch (form.compression()) {
      case 5 -> Packing.lzw(bytes);
      case 8, 32946 -> deflated(bytes);
      case 32773 -> Packing.packBits(bytes);
      case 50000 -> Packing.zstandard(bytes);
      default -> bytes;
    };
  }

  private static byte[] deflated(byte[] bytes) {
    Deflater deflater = new Deflater();
    deflater.setInput(bytes);
    deflater.finish();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] buffer = new byte[4096];
    while (!deflater.finished()) {
      out.write(buffer, 0, deflater.deflate(buffer));
    }
    deflater.end();
    return out.toByteArray();
  }
}
