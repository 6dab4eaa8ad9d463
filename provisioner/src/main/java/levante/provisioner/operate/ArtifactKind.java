package levante.provisioner.operate;

import java.util.Locale;
import java.util.Optional;
import levante.tosca.model.Artifact;

/** In what an operation is written. */
public enum ArtifactKind {
  /** Run by bash on the machine. */
  BASH("tosca.artifacts.Implementation.Bash", "sh"),
  /** Run by python3 on the machine. */
  PYTHON("tosca.artifacts.Implementation.Python", "py"),
  /** Run by ansible-playbook on Levante's machine, over SSH. */
  PLAYBOOK("tosca.artifacts.Implementation.Ansible", "ya?ml");

  private final String type;
  private final String ending;

  ArtifactKind(String type, String ending) {
    this.type = type;
    this.ending = ending;
  }

  /** By its type, else by how its file's name ends, as the Infrastructure Manager tells them. */
  static Optional<ArtifactKind> of(Artifact artifact) {
    for (ArtifactKind kind : values()) {
      if (artifact.isA(kind.type)) {
        return Optional.of(kind);
      }
    }
    String file = artifact.file().toLowerCase(Locale.ROOT);
    for (ArtifactKind kind : values()) {
      if (file.matches(".*[.]" + kind.ending)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
