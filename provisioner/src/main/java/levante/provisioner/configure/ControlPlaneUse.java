package levante.provisioner.configure;

/** Whether a cluster's control plane runs users' pods as well. */
public enum ControlPlaneUse {
  /** Pods run on it, as on a single-machine K3s. */
  SCHEDULABLE,
  /** Tainted; only workers run pods. */
  DEDICATED
}
