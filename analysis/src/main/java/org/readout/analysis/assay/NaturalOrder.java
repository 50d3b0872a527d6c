package org.readout.analysis.assay;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Names in the order in which a person counts: e2 before e10, upper and lower case together. */
public final class NaturalOrder implements Comparator<String> {
  private static final Pattern PART = Pattern.compile("[0-9]+|[^0-9]+");

  @Override
  public int compare(String left, String right) {
    Iterator<String> lefts = parts(left).iterator();
    Iterator<String> rights = parts(right).iterator();
    while (lefts.hasNext() && rights.hasNext()) {
      int order = compareParts(lefts.next(), rights.next());
      if (order != 0) {
        return order;
      }
    }
    int order = Boolean.compare(lefts.hasNext(), rights.hasNext());
    return order != 0 ? order : left.compareTo(right);
  }

  private static List<String> parts(String name) {
    return PART.matcher(name).results().map(MatchResult::group).toList();
  }

  private static int compareParts(String left, String right) {
    if (isNumber(left) && isNumber(right)) {
      return new BigInteger(left).compareTo(new BigInteger(right));
    }
    return left.compareToIgnoreCase(right);
  }

  private static boolean isNumber(String part) {
    return part.charAt(0) >= '0' && part.charAt(0) <= '9';
  }
}
