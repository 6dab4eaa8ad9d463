package levante.cli.client.deploy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import levante.cli.client.Calls;
import levante.cli.client.json.Json;

/** A template with all that belongs to it, as the server takes it. */
public final class Sending {
  private static final String JSON = "application/json";
  private static final String ZIP = "application/zip";

  private final Calls.Body body;
  private final String query;
  private final String digest;

  private Sending(Calls.Body body, String query, byte[] bytes) {
    this.body = body;
    this.query = query;
    this.digest = digest(query, bytes);
  }

  /**
   * A text.
   *
   * @param parents the texts that it is merged into, the lowest first
   * @param files that it imports, by their paths
   */
  public static Sending of(
      String template,
      List<String> parents,
      SortedMap<String, String> files,
      Map<String, Object> inputs) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("template", template);
    // Without any the template's own metadata name them.
    if (!parents.isEmpty()) {
      all.put("parents", parents);
    }
    all.put("files", files);
    all.put("inputs", new TreeMap<>(inputs));
    String text = Json.text(all);
    return new Sending(Calls.Body.of(JSON, text), "", text.getBytes(StandardCharsets.UTF_8));
  }

  /** An archive; its inputs are what a query can say: texts, numbers, yes or no. */
  public static Sending archive(byte[] bytes, Map<String, Object> inputs) {
    String query =
        new TreeMap<>(inputs)
            .entrySet().stream()
                .map(
                    one ->
                        "input.%s=%s"
                            .formatted(
                                Calls.encode(one.getKey()),
                                Calls.encode(String.valueOf(one.getValue()))))
                .collect(Collectors.joining("&"));
    return new Sending(Calls.Body.of(ZIP, bytes), query, bytes);
  }

  Calls.Body body() {
    return body;
  }

  /** The path with the inputs that are no part of the body, and what else is asked. */
  String path(String path, String more) {
    String all = query.isEmpty() || more.isEmpty() ? query + more : query + "&" + more;
    return all.isEmpty() ? path : path + "?" + all;
  }

  /** The same for the same template, files and inputs. */
  public String digest() {
    return digest;
  }

  private static String digest(String query, byte[] bytes) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(query.getBytes(StandardCharsets.UTF_8));
      sha.update((byte) 0);
      return HexFormat.of().formatHex(sha.digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
