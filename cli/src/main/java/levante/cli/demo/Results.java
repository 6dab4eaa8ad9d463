package levante.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import levante.cli.failure.CliFailure;
import levante.cli.storage.ObjectStore;

/**
 * The results of one video, brought from the cloud's storage into a folder: annotated pictures, one
 * JSON a picture, and {@code summary.json}.
 *
 * @param pictures annotated pictures in the bucket
 * @param faces over all frames
 * @param masks over all frames
 */
record Results(int pictures, int faces, int masks) {
  /** Nothing was made. */
  static final Results NONE = new Results(0, 0, 0);

  private static final double MASKED_FROM = 0.5;
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /** Downloads everything below {@code prefix} into {@code folder} and sums it up there. */
  static Results bring(ObjectStore store, String bucket, String prefix, Path folder) {
    try {
      Files.createDirectories(folder);
      ObjectNode summary = JSON.createObjectNode();
      ArrayNode frames = summary.putArray("frames");
      List<String> keys = store.list(bucket, prefix);
      for (String key : keys) {
        Path file = folder.resolve(key.substring(key.lastIndexOf('/') + 1));
        store.get(bucket, key, file);
        if (key.endsWith(".json")) {
          frames.add(frame(JSON.readTree(file.toFile())));
        }
      }
      Results results =
          new Results(
              (int) keys.stream().filter(key -> key.endsWith(".jpg")).count(),
              sum(frames, "faces"),
              sum(frames, "masks"));
      summary.put("faces", results.faces()).put("masks", results.masks());
      JSON.writeValue(folder.resolve("summary.json").toFile(), summary);
      return results;
    } catch (IOException e) {
      throw new CliFailure("cannot write the results to " + folder + ": " + e.getMessage(), e);
    }
  }

  private static ObjectNode frame(JsonNode result) {
    int masks = 0;
    for (JsonNode face : result.path("faces")) {
      masks += face.path("mask").asDouble() >= MASKED_FROM ? 1 : 0;
    }
    ObjectNode frame = JSON.createObjectNode();
    frame.set("frame", result.path("frame"));
    frame.set("t_s", result.path("t_s"));
    return frame.put("faces", result.path("faces").size()).put("masks", masks);
  }

  private static int sum(ArrayNode frames, String field) {
    int sum = 0;
    for (JsonNode frame : frames) {
      sum += frame.path(field).asInt();
    }
    return sum;
  }

  /** The folder that all of these keys lie in; absent when there is none. */
  static Optional<String> commonFolder(List<String> keys) {
    return keys.stream().map(key -> key.substring(0, key.lastIndexOf('/') + 1)).findFirst();
  }
}
