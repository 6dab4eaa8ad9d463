package levante.provisioner.cloud;

/**
 * How much an account may have in a region and how much of it is in use, ours and others'.
 *
 * @param maxMachines machines at most
 * @param maxCpus cores at most
 */
public record Quota(int maxMachines, int usedMachines, int maxCpus, int usedCpus) {
  public Quota {
    if (maxMachines < 0 || usedMachines < 0 || maxCpus < 0 || usedCpus < 0) {
      throw new IllegalStateException("a quota counts from 0");
    }
  }

  /** Whether one more machine of that size is allowed. */
  public boolean allows(MachineSize size) {
    return usedMachines < maxMachines && usedCpus + size.cpus() <= maxCpus;
  }
}
