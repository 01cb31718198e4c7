package io.consentgate.signature;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.lang.reflect.RecordComponent;
import java.text.ParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes the body of a call whole: some writers of JSON leave out texts and lists that are empty,
 * and these are put back. Anything else that is missing is an error.
 */
public final class WholeBody {
  private WholeBody() {}

  /**
   * Returns the body with all components of its type.
   *
   * @throws ParseException if it is no JSON object, or lacks what cannot be empty
   */
  public static String of(String json, Class<? extends Record> type) throws ParseException {
    Map<String, Object> body = new HashMap<>(JSONObjectUtils.parse(json));
    for (RecordComponent component : type.getRecordComponents()) {
      if (body.get(component.getName()) == null) {
        body.put(component.getName(), empty(component.getType()));
      }
    }
    return JSONObjectUtils.toJSONString(body);
  }

  private static Object empty(Class<?> type) throws ParseException {
    if (type == String.class) {
      return "";
    }
    if (type == List.class) {
      return List.of();
    }
    throw new ParseException("a component is missing", 0);
  }
}
