package levante.tosca.model;

import java.util.List;
import java.util.Optional;
import levante.tosca.data.Properties;

/**
 * A file that a node template brings along or an operation runs: a script, a playbook, an image.
 *
 * @param name its key in the template; for a file that an operation names directly, that file
 * @param type as declared, else by the file's extension; empty when neither tells
 * @param typeAncestry its type first, then what that is derived from; empty without a type
 * @param file a path, a URL, or a name in the repository
 * @param repository the URL of the repository that the file is in; empty for the template's own
 * @param deployPath where it belongs on the machine
 * @param version of the file itself
 */
public record Artifact(
    String name,
    Optional<String> type,
    List<String> typeAncestry,
    String file,
    Optional<String> repository,
    Optional<String> deployPath,
    Properties properties,
    Optional<String> version,
    Optional<Checksum> checksum) {
  public Artifact {
    typeAncestry = List.copyOf(typeAncestry);
  }

  /**
   * What the file has to hash to.
   *
   * @param algorithm such as {@code SHA-256}; empty where the template does not tell
   * @param digits hexadecimal
   */
  public record Checksum(Optional<String> algorithm, String digits) {}

  /** Whether it is of that type or of one derived from it. */
  public boolean isA(String wanted) {
    return typeAncestry.contains(wanted);
  }
}
