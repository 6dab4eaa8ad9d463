package levante.oscar.supervisor.call;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import levante.oscar.supervisor.FileEnd;
import levante.oscar.supervisor.JobJson;

/**
 * How one call ended.
 *
 * @param end of its script, and of the upload of what it made
 * @param log what the script has written, its beginning
 * @param files what the script made, in the order in which their bytes follow
 */
public record CallEnd(FileEnd end, String log, List<Made> files) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * One file.
   *
   * @param name its path below {@code TMP_OUTPUT_DIR}
   * @param size in bytes
   */
  public record Made(String name, long size) {
    public Made {
      Objects.requireNonNull(name, "name");
    }
  }

  public CallEnd {
    Objects.requireNonNull(end, "end");
    Objects.requireNonNull(log, "log");
    files = List.copyOf(files);
  }

  /** Without any files. */
  static CallEnd failed(FileEnd end, String log) {
    return new CallEnd(end, log, List.of());
  }

  /** As JSON. */
  public String render() {
    ObjectNode json = JSON.createObjectNode();
    json.put("end", JobJson.renderEnds(List.of(end)));
    json.put("log", log);
    ArrayNode made = json.putArray("files");
    files.forEach(file -> made.addObject().put("name", file.name()).put("size", file.size()));
    return json.toString();
  }

  /** What {@link #render} wrote. */
  public static CallEnd read(String json) {
    try {
      JsonNode tree = JSON.readTree(json);
      List<Made> made = new ArrayList<>();
      for (JsonNode file : tree.path("files")) {
        made.add(new Made(file.path("name").asText(), file.path("size").asLong()));
      }
      return new CallEnd(
          JobJson.ends(tree.path("end").asText()).get(0), tree.path("log").asText(), made);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the end of a call does not read back", e);
    }
  }
}
