package org.readout.app.output;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON documents for scripts. A document is made of maps, lists, texts, numbers and nulls; its keys
 * keep the order in which they were put, so that the same result is the same bytes.
 */
public final class Json {
  private static final ObjectWriter WRITER =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writer();

  private Json() {}

  /**
   * An object with the given keys and values, in that order.
   *
   * @param keysAndValues a key, its value, a key, its value, …; a value may be null
   */
  public static Map<String, @Nullable Object> object(@Nullable Object... keysAndValues) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      object.put(String.valueOf(keysAndValues[i]), keysAndValues[i + 1]);
    }
    return object;
  }

  /** The document as text, indented, without a line end. */
  public static String text(Object document) {
    try {
      return WRITER.writeValueAsString(document);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not a plain document: " + e.getOriginalMessage(), e);
    }
  }
}
