package levante.web.page.compose;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Optional;
import levante.oscar.compose.ServiceDraft;

/**
 * A service as somebody typed it.
 *
 * @param cluster the id of the one that was chosen
 * @param input a bucket, or a bucket and a folder
 * @param output a bucket, or a bucket and a folder
 * @param variables a line {@code NAME=value} each
 * @param ready what the box sent: whether a pod is kept for calls
 */
public record ServiceForm(
    String name,
    String cluster,
    String image,
    String script,
    String memory,
    String cpu,
    String input,
    String output,
    String variables,
    String ready) {
  private static final String YES = "yes";

  /** What OSCAR assumes, and a script that shows where files are. */
  static final ServiceForm EMPTY =
      new ServiceForm(
          "",
          "",
          "debian:12",
          """
          #!/bin/sh
          cp "$INPUT_FILE_PATH" "$TMP_OUTPUT_DIR/"
          """,
          "256Mi",
          "0.2",
          "",
          "",
          "",
          "");

  /** What a form sent. */
  static ServiceForm of(MultivaluedMap<String, String> sent) {
    return new ServiceForm(
        text(sent, "name"),
        text(sent, "cluster"),
        text(sent, "image"),
        text(sent, "script"),
        text(sent, "memory"),
        text(sent, "cpu"),
        text(sent, "input"),
        text(sent, "output"),
        text(sent, "variables"),
        text(sent, "ready"));
  }

  private static String text(MultivaluedMap<String, String> sent, String field) {
    return Optional.ofNullable(sent.getFirst(field)).orElse("");
  }

  /** Whether a pod is kept for calls. */
  public boolean keepsPod() {
    return ready.equals(YES);
  }

  /** For a cluster of that name; INVALID_REQUEST when a variable is none. */
  ServiceDraft draft(String clusterName) {
    return new ServiceDraft(
        clusterName,
        name,
        new ServiceDraft.Source(image, script),
        new ServiceDraft.Bounds(memory, cpu),
        new ServiceDraft.Files(input, output),
        ServiceDraft.variables(variables),
        keepsPod() ? 1 : 0);
  }
}
