package levante.provisioner.adapter.sandbox;

import java.util.List;
import java.util.Objects;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.provisioner.cloud.CloudCredential;
import levante.provisioner.cloud.CloudProvider;
import levante.provisioner.cloud.Clouds;

/** The sandbox cloud for IM's {@code type = Dummy} and for no credentials at all. */
public final class SandboxClouds implements Clouds {
  /** Types of IM's that authenticate the user rather than open a cloud. */
  private static final List<String> NO_CLOUDS = List.of("InfrastructureManager", "VMRC", "Vault");

  private static final String DUMMY = "Dummy";

  private final CloudProvider sandbox;

  /** With that cloud, a {@link SandboxCloudProvider} or a decorator of it. */
  public SandboxClouds(CloudProvider sandbox) {
    this.sandbox = Objects.requireNonNull(sandbox, "sandbox");
  }

  @Override
  public CloudProvider open(List<CloudCredential> credentials) {
    List<String> types =
        credentials.stream()
            .map(CloudCredential::type)
            .filter(type -> !NO_CLOUDS.contains(type))
            .toList();
    if (!types.isEmpty() && !types.contains(DUMMY)) {
      throw new LevanteException(
          ErrorCode.INVALID_REQUEST,
          "clouds of type %s are not served; give type = Dummy, or none, for the sandbox"
              .formatted(String.join(", ", types)));
    }
    return sandbox;
  }
}
