package levante.provisioner.adapter.sandbox;

import java.util.List;
import java.util.Optional;
import levante.provisioner.cloud.Image;

/** The images of the sandbox cloud, the same in every region. */
final class SandboxImages {
  static final List<Image> ALL =
      List.of(
          image("debian", "12", "aarch64"),
          image("debian", "12", "x86_64"),
          image("ubuntu", "22.04", "x86_64"),
          image("ubuntu", "24.04", "aarch64"),
          image("ubuntu", "24.04", "x86_64"));

  private SandboxImages() {}

  private static Image image(String distribution, String version, String architecture) {
    String name = "%s-%s-%s".formatted(distribution, version, architecture);
    return new Image(
        name, name, Optional.of(distribution), Optional.of(version), Optional.of(architecture));
  }
}
