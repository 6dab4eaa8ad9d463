package levante.provisioner.config;

import java.net.URI;
import java.time.Duration;
import levante.kernel.Backoff;
import levante.provisioner.plan.ProvisioningPlanner;

/**
 * The settings of the provisioning loop.
 *
 * @param bootTimeout upper bound on boot time before a machine is replaced. Source: Cluster
 *     Autoscaler, max-node-provision-time, 15 min
 * @param configureTimeout upper bound on making a running worker into a node before it is replaced
 * @param unknownAfter how long a cloud may be silent before its machines read as unknown. Source:
 *     IM, 120 s
 * @param launchBackoff wait between attempts of a pool whose machines cannot be had
 * @param ttlNotice how long before the end of a lifetime it is warned of
 * @param publicBase what clients reach Levante at; cluster endpoints are made of it
 */
public record ProvisionerConfig(
    Duration bootTimeout,
    Duration configureTimeout,
    Duration unknownAfter,
    Backoff launchBackoff,
    Duration ttlNotice,
    URI publicBase) {
  /** What holds when nothing is set. */
  public static final ProvisionerConfig DEFAULTS =
      new ProvisionerConfig(
          Duration.ofMinutes(15),
          Duration.ofMinutes(15),
          Duration.ofMinutes(2),
          Backoff.DEFAULT,
          Duration.ofHours(1),
          URI.create("http://localhost:8080"));

  public ProvisionerConfig {
    within("bootTimeout", bootTimeout);
    within("configureTimeout", configureTimeout);
    within("unknownAfter", unknownAfter);
    within("ttlNotice", ttlNotice);
    if (!publicBase.isAbsolute() || publicBase.getHost() == null) {
      throw new IllegalArgumentException("publicBase '%s' needs a host".formatted(publicBase));
    }
  }

  private static void within(String key, Duration value) {
    if (value.compareTo(Duration.ofSeconds(1)) < 0 || value.compareTo(Duration.ofDays(1)) > 0) {
      throw new IllegalArgumentException("%s is %s, not in PT1S..P1D".formatted(key, value));
    }
  }

  /** The same settings with another public address. */
  public ProvisionerConfig withPublicBase(URI base) {
    return new ProvisionerConfig(
        bootTimeout, configureTimeout, unknownAfter, launchBackoff, ttlNotice, base);
  }

  /** The same settings with another bound on boot time. */
  public ProvisionerConfig withBootTimeout(Duration bound) {
    return new ProvisionerConfig(
        bound, configureTimeout, unknownAfter, launchBackoff, ttlNotice, publicBase);
  }

  /** The same settings with another warning before a lifetime's end. */
  public ProvisionerConfig withTtlNotice(Duration notice) {
    return new ProvisionerConfig(
        bootTimeout, configureTimeout, unknownAfter, launchBackoff, notice, publicBase);
  }

  /** The planner that holds machines to these deadlines. */
  public ProvisioningPlanner planner() {
    return new ProvisioningPlanner(
        new ProvisioningPlanner.Limits(bootTimeout, configureTimeout, unknownAfter));
  }

  /** The URL of a path below the public address, such as {@code /oscar/edge-7f3a2b}. */
  public URI publicUrl(String path) {
    String base = publicBase.toString();
    return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path);
  }
}
