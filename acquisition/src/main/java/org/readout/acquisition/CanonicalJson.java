package org.readout.acquisition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One text for one value, so that equal values have equal hashes on every machine: keys sorted, no
 * white space, {@code 1}, {@code 1.0} and {@code 1e0} all written {@code 1}.
 */
final class CanonicalJson {
  private static final JsonMapper READER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .build();

  /** Any double survives 17 significant digits; most that a person wrote survive 15. */
  private static final int FEWEST_DIGITS = 15;

  private static final int ENOUGH_DIGITS = 17;

  private CanonicalJson() {}

  /**
   * The same JSON in its canonical form.
   *
   * @throws IllegalArgumentException if {@code json} is not one JSON document
   */
  static String of(String json) {
    StringBuilder text = new StringBuilder();
    append(text, parse(json));
    return text.toString();
  }

  /** A value of maps, lists, strings, numbers, booleans and nulls in its canonical form. */
  static String of(@Nullable Object value) {
    StringBuilder text = new StringBuilder();
    append(text, value);
    return text.toString();
  }

  /** The list of strings that {@link #of(Object)} wrote. */
  static List<String> strings(String json) {
    List<String> strings = new ArrayList<>();
    parse(json).forEach(element -> strings.add(element.asText()));
    return List.copyOf(strings);
  }

  /** The map of strings that {@link #of(Object)} wrote. */
  static SortedMap<String, String> map(String json) {
    SortedMap<String, String> map = new TreeMap<>();
    parse(json).properties().forEach(field -> map.put(field.getKey(), field.getValue().asText()));
    return map;
  }

  static JsonNode parse(String json) {
    JsonNode tree;
    try {
      tree = READER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
    }
    if (tree.isMissingNode()) {
      throw new IllegalArgumentException("not JSON: the text is empty");
    }
    return tree;
  }

  private static void append(StringBuilder text, @Nullable Object value) {
    if (value == null) {
      text.append("null");
    } else if (value instanceof JsonNode node) {
      append(text, plain(node));
    } else if (value instanceof Map<?, ?> map) {
      appendMap(text, map);
    } else if (value instanceof Collection<?> list) {
      appendList(text, list);
    } else if (value instanceof Number number) {
      text.append(number(number));
    } else if (value instanceof Boolean) {
      text.append(value);
    } else {
      text.append('"').append(JsonStringEncoder.getInstance().quoteAsString(value.toString()));
      text.append('"');
    }
  }

  private static void appendMap(StringBuilder text, Map<?, ?> map) {
    Map<String, @Nullable Object> sorted = new TreeMap<>();
    map.forEach((key, value) -> sorted.put(String.valueOf(key), value));
    String separator = "{";
    for (Map.Entry<String, @Nullable Object> entry : sorted.entrySet()) {
      text.append(separator);
      append(text, entry.getKey());
      text.append(':');
      append(text, entry.getValue());
      separator = ",";
    }
    text.append(sorted.isEmpty() ? "{}" : "}");
  }

  private static void appendList(StringBuilder text, Collection<?> list) {
    text.append('[');
    Iterator<?> each = list.iterator();
    while (each.hasNext()) {
      append(text, each.next());
      text.append(each.hasNext() ? "," : "");
    }
    text.append(']');
  }

  private static @Nullable Object plain(JsonNode node) {
    if (node.isObject()) {
      Map<String, JsonNode> fields = new TreeMap<>();
      node.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
      return fields;
    }
    if (node.isArray()) {
      List<JsonNode> elements = new ArrayList<>();
      node.forEach(elements::add);
      return elements;
    }
    if (node.isNumber()) {
      return node.numberValue();
    }
    return node.isBoolean() ? (Object) node.asBoolean() : node.isNull() ? null : node.asText();
  }

  /** Not {@code Double.toString}: its digits differ between Java versions. */
  private static String number(Number number) {
    if (!(number instanceof Double) && !(number instanceof Float)) {
      return shortest(new BigDecimal(number.toString()));
    }
    double value = number.doubleValue();
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("not a finite number: " + value);
    }
    BigDecimal exact = new BigDecimal(value);
    for (int digits = FEWEST_DIGITS; digits < ENOUGH_DIGITS; digits++) {
      BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
      if (rounded.doubleValue() == value) {
        return shortest(rounded);
      }
    }
    return shortest(exact.round(new MathContext(ENOUGH_DIGITS, RoundingMode.HALF_EVEN)));
  }

  private static String shortest(BigDecimal value) {
    BigDecimal stripped = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    return stripped.scale() < 0 && stripped.precision() - stripped.scale() <= ENOUGH_DIGITS
        ? stripped.toPlainString()
        : stripped.toString();
  }
}
