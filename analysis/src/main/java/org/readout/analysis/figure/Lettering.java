package org.readout.analysis.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How wide text is, without a font on the machine: advance widths of Helvetica, which Arial and
 * Liberation Sans share. A letter that is not in the tables counts as one em, so that a layout may
 * be too generous, never too tight.
 */
final class Lettering {
  private static final double EM = 1000;

  /** Adobe's Helvetica metrics, U+0020 to U+007E. */
  private static final int[] ASCII =
      widths(
          """
          278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278
          556 556 556 556 556 556 556 556 556 556 278 278 584 584 584 556
          1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778
          667 778 722 667 611 722 667 944 667 667 611 278 278 278 469 556
          333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556
          556 556 333 500 278 556 500 722 500 500 500 334 260 334 584
          """);

  /** The same of Liberation Sans 2, U+00A0 to U+00FF. */
  private static final int[] LATIN_1 =
      widths(
          """
          278 333 556 556 556 556 260 556 333 737 370 556 584 333 737 552
          400 549 370 370 333 576 537 333 333 370 365 556 834 834 834 611
          667 667 667 667 667 667 1000 722 667 667 667 667 278 278 278 278
          722 722 778 778 778 778 778 584 778 722 722 722 722 667 667 611
          556 556 556 556 556 556 889 500 556 556 556 556 278 278 278 278
          556 556 556 556 556 556 556 549 611 556 556 556 556 500 556 500
          """);

  /** The same of Liberation Sans 2, U+0391 to U+03C9. */
  private static final int[] GREEK =
      widths(
          """
          667 667 551 668 667 611 722 778 278 667 668 833 722 650 778 722
          667 750 618 611 667 798 667 835 748 278 667 578 446 556 222 547
          578 575 500 557 446 441 556 556 222 500 500 576 500 448 556 690
          569 482 617 395 547 648 525 713 781
          """);

  private static final String NARROW = "–‘’“”•−≤≥≈√";
  private static final double NARROW_WIDTH = 584;
  private static final String RAISED = "⁰⁴⁵⁶⁷⁸⁹⁺⁻";
  private static final double RAISED_WIDTH = 390;
  private static final int REPLACEMENT = 0xfffd;
  private static final String BREAK_AFTER = "-/_+,;";

  /** A word is broken at a hyphen only into parts of at least this many letters. */
  private static final int SHORTEST_PART = 3;

  private static final int LONGEST_UNIT = 3;

  private Lettering() {}

  /** The width in points of one line at a size in points. */
  static double width(String text, double size) {
    return text.codePoints().mapToDouble(Lettering::advance).sum() * size / EM;
  }

  private static double advance(int letter) {
    if (letter >= 0x20 && letter < 0x20 + ASCII.length) {
      return ASCII[letter - 0x20];
    }
    if (letter >= 0xa0 && letter < 0xa0 + LATIN_1.length) {
      return LATIN_1[letter - 0xa0];
    }
    if (letter >= 0x391 && letter < 0x391 + GREEK.length) {
      return GREEK[letter - 0x391];
    }
    if (NARROW.indexOf(letter) >= 0) {
      return NARROW_WIDTH;
    }
    return RAISED.indexOf(letter) >= 0 ? RAISED_WIDTH : EM;
  }

  /** The width of the widest piece that is not broken by choice; 0 for no text. */
  static double widestPiece(String text, double size) {
    return pieces(text).stream().mapToDouble(piece -> width(piece.strip(), size)).max().orElse(0);
  }

  /**
   * Lines that are no wider than a width, broken after spaces, hyphens and slashes, and inside a
   * word only where the word alone is too wide. No text gives no line.
   */
  static List<String> wrap(String text, double width, double size) {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String piece : pieces(text)) {
      if (width((line + piece).stripTrailing(), size) <= width) {
        line += piece;
        continue;
      }
      if (!line.isBlank()) {
        lines.add(line.strip());
      }
      line = piece;
      while (width(line.stripTrailing(), size) > width
          && line.codePointCount(0, line.length()) > 1) {
        int end = fitting(line, width, size);
        lines.add(line.substring(0, end));
        line = line.substring(end);
      }
    }
    if (!line.isBlank()) {
      lines.add(line.strip());
    }
    return lines;
  }

  /** How many characters of a word fit: at least one letter. */
  private static int fitting(String word, double width, double size) {
    int end = word.offsetByCodePoints(0, 1);
    while (end < word.length()) {
      int next = word.offsetByCodePoints(end, 1);
      if (width(word.substring(0, next), size) > width) {
        break;
      }
      end = next;
    }
    return end;
  }

  private static List<String> pieces(String text) {
    List<String> pieces = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == ' ' ? !isBeforeUnit(text, i) : breaksWord(text, i)) {
        pieces.add(text.substring(start, i + 1));
        start = i + 1;
      }
    }
    if (start < text.length()) {
      pieces.add(text.substring(start));
    }
    return pieces;
  }

  /** Whether a space stands between a number and a short word, as in "10 nM". */
  private static boolean isBeforeUnit(String text, int space) {
    int end = text.indexOf(' ', space + 1);
    int length = (end < 0 ? text.length() : end) - space - 1;
    return space > 0
        && Character.isDigit(text.charAt(space - 1))
        && length <= LONGEST_UNIT
        && length > 0
        && Character.isLetter(text.charAt(space + 1));
  }

  private static boolean breaksWord(String text, int at) {
    int from = at - SHORTEST_PART;
    int to = at + SHORTEST_PART;
    if (BREAK_AFTER.indexOf(text.charAt(at)) < 0 || from < 0 || to >= text.length()) {
      return false;
    }
    // "anti-" and "miR-21", but neither "miR-" and "21" nor "−/" and "−".
    return Character.isLetterOrDigit(text.charAt(at - 1))
        && Character.isLetterOrDigit(text.charAt(at + 1))
        && text.substring(from, to + 1).indexOf(' ') < 0;
  }

  /**
   * The text as one harmless line: white space becomes a space; what XML forbids, other control
   * characters and marks that turn the reading direction become the replacement character.
   */
  static String clean(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints().forEach(letter -> clean.appendCodePoint(harmless(letter)));
    return clean.toString().strip();
  }

  /** The text with the replacement character in place of what XML forbids. */
  static String allowed(String text) {
    StringBuilder allowed = new StringBuilder(text.length());
    text.codePoints()
        .forEach(letter -> allowed.appendCodePoint(isAllowed(letter) ? letter : REPLACEMENT));
    return allowed.toString();
  }

  /** XML 1.0, production 2; a carriage return would come back as a line feed. */
  private static boolean isAllowed(int letter) {
    return letter == '\t'
        || letter == '\n'
        || (letter >= 0x20 && letter <= 0xd7ff)
        || (letter >= 0xe000 && letter <= 0xfffd)
        || letter >= 0x10000;
  }

  private static int harmless(int letter) {
    if (Character.isWhitespace(letter) || Character.isSpaceChar(letter)) {
      return ' ';
    }
    return switch (Character.getType(letter)) {
      case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED ->
          REPLACEMENT;
      default -> letter;
    };
  }

  private static int[] widths(String table) {
    return Arrays.stream(table.strip().split("\\s+")).mapToInt(Integer::parseInt).toArray();
  }
}
