package levante.web.rest.im.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;

/** What a list is to be narrowed to: {@code key=value,key=value}, all of which have to hold. */
public record Filters(Map<String, String> values) {
  public Filters {
    values = Map.copyOf(values);
  }

  /**
   * The filters of a query; none where there is none.
   *
   * @throws LevanteException INVALID_REQUEST when it has another form
   */
  public static Filters read(String query) {
    Map<String, String> values = new TreeMap<>();
    if (query != null && !query.isBlank()) {
      for (String one : query.split(",", -1)) {
        int equals = one.indexOf('=');
        if (equals < 1 || one.indexOf('=', equals + 1) >= 0) {
          throw new LevanteException(
              ErrorCode.INVALID_REQUEST, "invalid format in filters parameter: key=value,...");
        }
        values.put(one.substring(0, equals).strip(), one.substring(equals + 1).strip());
      }
    }
    return new Filters(values);
  }

  /** Whether an object has all these values. */
  public boolean admits(JsonNode object) {
    return values.entrySet().stream()
        .allMatch(one -> object.path(one.getKey()).asText().equals(one.getValue()));
  }
}
