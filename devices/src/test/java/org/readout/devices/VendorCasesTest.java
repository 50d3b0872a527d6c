package org.readout.devices;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.readout.devices.VendorCases.Case;

/** Walks a folder of examples: a new file there is a new test. */
final class VendorCasesTest {
  private static final VendorFiles VENDORS = VendorFiles.installed();
  private static final int FILE_AND_FORMAT = 2;

  static List<Case> cases() throws IOException {
    return VendorCases.in(VendorCases.folder());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void gives_the_expected_rows_or_refuses(Case example) throws Exception {
    if (example.refusal().isPresent()) {
      assertThatThrownBy(() -> VENDORS.read(example.name(), example.bytes()))
          .isInstanceOf(VendorFileException.class)
          .hasMessageContaining(example.refusal().get());
      return;
    }
    Export export = VENDORS.read(example.name(), example.bytes());
    List<String> said = new ArrayList<>(rows(export));
    export.warnings().forEach(warning -> said.add("! " + warning));
    assertThat(String.join("\n", said))
        .isEqualTo(String.join("\n", example.expected().orElseThrow()));
    assertThat(export.format()).isEqualTo(example.format());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void is_recognised_by_one_format_alone(Case example) throws Exception {
    ExportedFile file = ExportedFile.of("unnamed", example.bytes());
    List<String> recognising = new ArrayList<>();
    for (VendorFormat format : VENDORS.formats()) {
      if (!format.isLastResort() && format.recognise(file).recognised()) {
        recognising.add(format.id());
      }
    }
    assertThat(recognising).hasSizeLessThan(2);
    assertThat(VENDORS.recognise(file).id()).isEqualTo(example.format());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void reads_the_same_in_every_encoding_and_line_end(Case example) throws Exception {
    if (example.isWorkbook() || example.refusal().isPresent()) {
      return;
    }
    List<String> rows = rows(VENDORS.read(example.name(), example.bytes()));
    String text = new String(example.bytes(), UTF_8).replace("\r\n", "\n");
    for (Map.Entry<String, byte[]> writing : writings(text).entrySet()) {
      assertThat(rows(VENDORS.read(example.name(), writing.getValue())))
          .as(writing.getKey())
          .isEqualTo(rows);
    }
  }

  @Test
  void every_format_has_an_example() throws IOException {
    assertThat(cases().stream().map(Case::format).distinct())
        .containsAll(VENDORS.formats().stream().map(VendorFormat::id).toList());
  }

  private static Map<String, byte[]> writings(String text) {
    Map<String, byte[]> writings = new LinkedHashMap<>();
    writings.put("UTF-8 with a mark", ("\ufeff" + text).getBytes(UTF_8));
    writings.put("UTF-16LE with a mark", ("\ufeff" + text).getBytes(UTF_16LE));
    writings.put("UTF-16BE with a mark", ("\ufeff" + text).getBytes(UTF_16BE));
    writings.put("UTF-16LE without a mark", text.getBytes(UTF_16LE));
    writings.put("CR LF", text.replace("\n", "\r\n").getBytes(UTF_8));
    writings.put("CR alone", text.replace("\n", "\r").getBytes(UTF_8));
    Charset windows = Charset.forName("windows-1252");
    if (windows.newEncoder().canEncode(text)) {
      writings.put("windows-1252", text.getBytes(windows));
    }
    return writings;
  }

  private static List<String> rows(Export export) {
    return export
        .cells()
        .map(cells -> String.join("\t", cells.subList(FILE_AND_FORMAT, cells.size())))
        .toList();
  }
}
