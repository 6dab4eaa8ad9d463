package levante.web.bridge;

import levante.provisioner.adapter.sandbox.SandboxCloudProvider;
import levante.provisioner.cloud.CloudId;
import levante.provisioner.cluster.ProvisionedCluster;
import levante.provisioner.configure.NodeConfigurator;
import levante.provisioner.configure.NodeConfigurators;

/** The sandbox's machines become nodes of the sandbox; all others are real. */
public final class CloudNodeConfigurators implements NodeConfigurators {
  private final NodeConfigurator sandbox;
  private final NodeConfigurator real;

  /** Of the two kinds. */
  public CloudNodeConfigurators(NodeConfigurator sandbox, NodeConfigurator real) {
    this.sandbox = sandbox;
    this.real = real;
  }

  /** Whether it is the sandbox, on whose machines nobody is. */
  public static boolean isSandbox(CloudId cloud) {
    return cloud.equals(SandboxCloudProvider.ID);
  }

  /** Whether its machines, and so the cluster, exist in the sandbox only. */
  public static boolean isSandbox(ProvisionedCluster cluster) {
    return cluster.cloud().filter(CloudNodeConfigurators::isSandbox).isPresent();
  }

  @Override
  public NodeConfigurator of(CloudId cloud) {
    return isSandbox(cloud) ? sandbox : real;
  }
}
