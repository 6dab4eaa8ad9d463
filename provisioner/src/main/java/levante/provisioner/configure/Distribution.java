package levante.provisioner.configure;

import java.util.Locale;

/** What a cluster runs. */
public enum Distribution {
  K3S,
  KUBERNETES,
  SLURM;

  /** As people write it. */
  public String title() {
    return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
  }

  /** Whether several machines can be made into one control plane. */
  public boolean hasSeveralServers() {
    return this == K3S;
  }
}
