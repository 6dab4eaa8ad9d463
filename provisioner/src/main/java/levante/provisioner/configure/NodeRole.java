package levante.provisioner.configure;

/** What a machine is to its cluster. */
public enum NodeRole {
  CONTROL_PLANE,
  WORKER
}
