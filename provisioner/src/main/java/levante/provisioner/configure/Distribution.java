package levante.provisioner.configure;

/** What a cluster runs. */
public enum Distribution {
  K3S,
  KUBERNETES,
  SLURM;

  /** Whether several machines can be made into one control plane. */
  public boolean hasSeveralServers() {
    return this == K3S;
  }
}
