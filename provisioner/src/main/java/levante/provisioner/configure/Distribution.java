package levante.provisioner.configure;

/** What a cluster runs. */
public enum Distribution {
  K3S,
  KUBERNETES,
  SLURM
}
