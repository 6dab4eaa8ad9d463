package levante.oscar.adapter.webdav;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * User metadata as one text, which is written beside a file as a property of WebDAV. It begins with
 * the size of the file: what somebody else writes over a file leaves its properties as they are.
 */
final class Metadata {
  private Metadata() {}

  static String write(Map<String, String> metadata, long size) {
    Map<String, String> lower = new TreeMap<>();
    metadata.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
    return size
        + "?"
        + lower.entrySet().stream()
            .map(one -> encode(one.getKey()) + "=" + encode(one.getValue()))
            .collect(Collectors.joining("&"));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** None when it is of a file of another size, or nothing that was written here. */
  static Map<String, String> read(String text, long size) {
    Map<String, String> metadata = new TreeMap<>();
    String start = size + "?";
    if (!text.startsWith(start)) {
      return metadata;
    }
    try {
      for (String one : text.substring(start.length()).split("&")) {
        int sign = one.indexOf('=');
        if (sign > 0) {
          metadata.put(decode(one.substring(0, sign)), decode(one.substring(sign + 1)));
        }
      }
      return metadata;
    } catch (IllegalArgumentException e) {
      return Map.of();
    }
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
